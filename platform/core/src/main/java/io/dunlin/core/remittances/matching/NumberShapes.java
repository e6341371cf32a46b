package io.dunlin.core.remittances.matching;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How the numbers of all documents are written: their keys with {@code #} for digits that stand together, so that
 * {@code FV12102026} and {@code FV72026} have one shape, {@code FV#}. The database keeps the same for each receivable (column
 * {@code number_shape}). There are few of them; of what payments' texts say most has another, and is no document's number.
 */
final class NumberShapes {

    private final NavigableSet<String> known;

    NumberShapes(Collection<String> known) {
        this.known = new TreeSet<>(known);
    }

    static String shape(String key) {
        StringBuilder shape = new StringBuilder(key.length());
        boolean digits = false;
        for (int at = 0; at < key.length(); at++) {
            char character = key.charAt(at);
            boolean digit = character >= '0' && character <= '9';
            if (!digit) {
                shape.append(character);
            } else if (!digits) {
                shape.append('#');
            }
            digits = digit;
        }
        return shape.toString();
    }

    /** Whether a key may be that of a document's number. */
    boolean mayBeWhole(String key) {
        return known.contains(shape(key));
    }

    /** Whether a key of a document's number may begin so. */
    boolean mayBeginWith(String beginning) {
        String shape = shape(beginning);
        String next = known.ceiling(shape);
        return next != null && next.startsWith(shape);
    }
}
