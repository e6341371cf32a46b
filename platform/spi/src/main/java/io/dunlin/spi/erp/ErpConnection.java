package io.dunlin.spi.erp;

import org.jspecify.annotations.Nullable;

/**
 * A live connection to an ERP.
 * <p>
 * Receivables are fetched page by page as they changed since a cursor; fetching the same page twice is harmless. Time
 * limit of each call: 60 seconds.
 */
public non-sealed interface ErpConnection extends ErpConnector {

    /**
     * Reads the receivables that were made, changed or closed since the cursor.
     *
     * @param cursor as returned with the last page, or null to begin with everything open
     * @param limit at most so many records, 1 to 1000
     * @return records in the order of their change, and the cursor to go on from
     * @throws io.dunlin.spi.PluginFailure where the ERP cannot be reached or refuses
     */
    ReceivablesPage fetchChangedSince(@Nullable String cursor, int limit);

    /**
     * Tells the ERP that a receivable was paid. Called at least once; the notice's key makes a repeat harmless.
     *
     * @return whether the ERP took it; false where this connection never writes back
     */
    default boolean writeBack(SettlementNotice notice) {
        return false;
    }
}
