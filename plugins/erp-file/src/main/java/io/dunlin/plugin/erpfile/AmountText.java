package io.dunlin.plugin.erpfile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount as typed, taken apart into its sign, its digits with separators, and a currency written beside them. For
 * example "(1 234,56 zł)" is negative, "1 234,56", "zł".
 */
record AmountText(boolean negative, String digits, @Nullable String currency) {

    private static final Pattern FORM = Pattern.compile(
            "(?<before>\\p{L}{2,3}|[€£])?\\s*(?<sign>[+-])?\\s*(?<digits>[0-9](?:[0-9 .,'’]*[0-9])?)\\s*(?<after>-)?\\s*(?<behind>\\p{L}{2,3}|[€£])?\\.?");

    static Optional<AmountText> find(String text) {
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

    private static String code(String currency) {
        return switch (currency.toLowerCase(Locale.ROOT)) {
            case "zł", "zl" -> "PLN";
            case "€" -> "EUR";
            case "£" -> "GBP";
            default -> currency.toUpperCase(Locale.ROOT);
        };
    }
}
