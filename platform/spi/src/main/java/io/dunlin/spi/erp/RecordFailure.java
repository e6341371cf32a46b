package io.dunlin.spi.erp;

import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Something in a source that could not be read.
 *
 * @param line the line or row, from 1; 0 where the whole file is meant
 * @param column the column's name, or null where the whole row is meant
 * @param value what stood there, cut to 200 characters
 * @param why what is wrong and what to write instead
 */
public record RecordFailure(long line, @Nullable String column, String value, LocalizedText why) {

    private static final int LONGEST_VALUE = 200;

    public RecordFailure {
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE - 1) + "…";
        }
    }
}
