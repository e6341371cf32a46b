package io.dunlin.spi.bank;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * A part of a statement that could not be read.
 *
 * @param line the line in the file, from 1
 * @param text what stood there, cut to 500 characters
 * @param why what is wrong
 * @param amount the signed amount, where it could be read though the rest could not: it still counts in the balance
 */
public record LineFailure(
        long line, String text, LocalizedText why, @Nullable Money amount) {

    private static final int LONGEST_TEXT = 500;

    public LineFailure {
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
    }
}
