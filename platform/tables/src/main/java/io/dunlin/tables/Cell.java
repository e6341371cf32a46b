package io.dunlin.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** What stands in one cell of a table. */
public sealed interface Cell {

    /** The cell's content as a person reads it, without spaces around it; empty for a blank cell. */
    String text();

    default boolean blank() {
        return text().isEmpty();
    }

    static Cell of(String text) {
        String clean = plain(text)
                ? text.strip()
                : Text.SPACES.matcher(text).replaceAll(" ").strip();
        return clean.isEmpty() ? Text.EMPTY : new Text(clean);
    }

    /** Whether a text surely has no run of spaces to be cleaned: the case of nearly all cells. */
    private static boolean plain(String text) {
        char before = 'x';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean odd =
                    c < ' ' || (c >= '\u007F' && c <= '\u00A0') || (c >= '\u1680' && !Character.isLetterOrDigit(c));
            if (odd || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Text as typed: every run of spaces, line breaks and control characters is one space. */
    record Text(String text) implements Cell {
        public static final Cell EMPTY = new Text("");

        // Byte order marks and zero-width characters come along when people paste from web pages.
        private static final Pattern SPACES =
                Pattern.compile("[\\s\\p{Cntrl}\\u00A0\\u2000-\\u200B\\u202F\\u2060\\u3000\\uFEFF]+");
    }

    /** A number of a workbook, where no separator has to be understood. */
    record Numeric(BigDecimal value) implements Cell {

        // A workbook holds binary fractions; 15 digits are what its own program shows.
        private static final MathContext SHOWN_DIGITS = new MathContext(15);

        public Numeric {
            value = value.round(SHOWN_DIGITS).stripTrailingZeros();
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** A formula that failed in the spreadsheet program, for example {@code #REF!}. */
    record ErrorValue(String text) implements Cell {}
}
