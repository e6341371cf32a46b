package io.dunlin.tables;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which sign separates the decimals; the other one, a space or an apostrophe may group thousands. */
public enum AmountStyle {
    COMMA(',', "[ '.]"),
    POINT('.', "[ ',]");

    private final char separator;
    private final Pattern form;

    AmountStyle(char separator, String group) {
        this.separator = separator;
        String decimals = "(?:" + Pattern.quote(String.valueOf(separator)) + "[0-9]+)?";
        this.form = Pattern.compile(
                "(?:[0-9]+|[1-9][0-9]{0,2}(?<group>" + group + ")[0-9]{3}(?:\\k<group>[0-9]{3})*)" + decimals);
    }

    /** Reads an amount's text in this style. */
    public Optional<BigDecimal> read(String text) {
        return AmountText.find(text).flatMap(this::read);
    }

    public Optional<BigDecimal> read(AmountText amount) {
        if (!form.matcher(amount.digits()).matches()) {
            return Optional.empty();
        }
        StringBuilder plain = new StringBuilder(amount.negative() ? "-" : "");
        for (int i = 0; i < amount.digits().length(); i++) {
            char c = amount.digits().charAt(i);
            if (c == separator) {
                plain.append('.');
            } else if (Character.isDigit(c)) {
                plain.append(c);
            }
        }
        return Optional.of(new BigDecimal(plain.toString()).stripTrailingZeros());
    }

    /** An amount in this style, to show how. */
    public String example() {
        return this == COMMA ? "1234,56" : "1234.56";
    }
}
