package io.dunlin.spi.erp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of receivables.
 *
 * @param records what was read
 * @param failures records that could not be read
 * @param nextCursor where to go on, to be kept; null only where nothing was ever there
 * @param more whether another page is waiting now
 */
public record ReceivablesPage(
        List<ReceivableRecord> records,
        List<RecordFailure> failures,
        @Nullable String nextCursor,
        boolean more) {

    /** The most records that one page is asked for. */
    public static final int LARGEST = 1000;

    public ReceivablesPage {
        records = List.copyOf(records);
        failures = List.copyOf(failures);
    }

    /**
     * What a connection answers that has nothing to tell.
     *
     * @param cursor the one it was asked with
     */
    public static ReceivablesPage nothing(@Nullable String cursor) {
        return new ReceivablesPage(List.of(), List.of(), cursor, false);
    }
}
