package io.dunlin.core.remittances.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The digits of a document's number: its groups without leading zeros, joined. {@code FV/0012/2026} and {@code 12-2026} are
 * both {@code 122026}. The database keeps the same for each receivable (column {@code number_digits}).
 */
final class NumberDigits {

    private NumberDigits() {}

    static String of(String number) {
        return String.join("", groups(number));
    }

    static List<String> groups(String text) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at > from) {
                groups.add(withoutZeros(text, from, at));
            }
            at++;
        }
        return groups;
    }

    static String withoutZeros(String text, int from, int to) {
        int start = from;
        while (start < to - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, to);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
