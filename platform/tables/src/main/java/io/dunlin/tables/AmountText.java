package io.dunlin.tables;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as typed, taken apart into its sign, its digits with separators, and a currency written beside them. For
 * example "(1 234,56 zł)" is negative, "1 234,56", "zł".
 */
public record AmountText(
        boolean negative, String digits, @Nullable String currency) {

    private static final Pattern FORM = Pattern.compile(
            "(?<before>\\p{L}{2,3}|[€£])?\\s*(?<sign>[+-])?\\s*(?<digits>[0-9](?:[0-9 .,'’]*[0-9])?)\\s*(?<after>-)?\\s*(?<behind>\\p{L}{2,3}|[€£])?\\.?");

    /** Empty where a text is no amount in any style. */
    public static Optional<AmountText> find(String text) {
        if (bare(text)) {
            boolean minus = text.charAt(0) == '-';
            return Optional.of(new AmountText(minus, minus ? text.substring(1) : text, null));
        }
        // U+2212 is the typographer's minus sign.
        String plain = text.replace('\u2212', '-').strip();
        boolean inBrackets = plain.startsWith("(") && plain.endsWith(")");
        Matcher matcher =
                FORM.matcher(inBrackets ? plain.substring(1, plain.length() - 1).strip() : plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String sign = matcher.group("sign");
        boolean signedTwice =
                (sign != null ? 1 : 0) + (matcher.group("after") != null ? 1 : 0) + (inBrackets ? 1 : 0) > 1;
        String before = matcher.group("before");
        String behind = matcher.group("behind");
        if (signedTwice || (before != null && behind != null)) {
            return Optional.empty();
        }
        boolean negative = "-".equals(sign) || matcher.group("after") != null || inBrackets;
        String currency = before != null ? before : behind;
        return Optional.of(new AmountText(
                negative, matcher.group("digits").replace('’', '\''), currency == null ? null : code(currency)));
    }

    /** The plain case, which nearly all amounts are: digits and separators, perhaps a minus sign in front. */
    private static boolean bare(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c != ',' && c != '.' && c != ' ')) {
                return false;
            }
        }
        return text.length() > start && digit(text, start) && digit(text, text.length() - 1);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static String code(String currency) {
        return switch (currency.toLowerCase(Locale.ROOT)) {
            case "zł", "zl" -> "PLN";
            case "€" -> "EUR";
            case "£" -> "GBP";
            default -> currency.toUpperCase(Locale.ROOT);
        };
    }
}
