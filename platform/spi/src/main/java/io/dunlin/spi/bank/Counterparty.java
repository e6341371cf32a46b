package io.dunlin.spi.bank;

import org.jspecify.annotations.Nullable;

/**
 * The other side of a booking.
 *
 * @param name as in the file, with spaces folded
 * @param account as in the file, compacted; not checked
 */
public record Counterparty(@Nullable String name, @Nullable String account) {

    public static Counterparty unknown() {
        return new Counterparty(null, null);
    }
}
