package io.dunlin.plugin.bankmt940;

import java.math.BigDecimal;

/**
 * An amount as it stands in a field: digits with a comma (some banks: a point), padded with zeros or not, without a
 * sign. For example {@code 000000000100,00}, {@code 500} and {@code 12,}.
 *
 * @param value never negative
 * @param end the place after it
 */
record SwiftAmount(BigDecimal value, int end) {

    private static final int MOST_DIGITS = 15;

    static SwiftAmount at(String text, int from) throws Unreadable {
        int at = from;
        long units = 0;
        int whole = 0;
        while (at < text.length() && digit(text.charAt(at))) {
            units = units * 10 + (text.charAt(at) - '0');
            if (units > 0 && ++whole > MOST_DIGITS) {
                throw new Unreadable(Faults.TOO_MANY_DIGITS);
            }
            at++;
        }
        if (at == from) {
            throw new Unreadable(Faults.NOT_A_BOOKING);
        }
        int scale = 0;
        if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '.')) {
            at++;
            while (at < text.length() && digit(text.charAt(at))) {
                if (scale == 3) {
                    throw new Unreadable(Faults.TOO_FINE);
                }
                units = units * 10 + (text.charAt(at) - '0');
                scale++;
                at++;
            }
        }
        return new SwiftAmount(BigDecimal.valueOf(units, scale), at);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
