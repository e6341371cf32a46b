package io.dunlin.spi.erp;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A live connection to an ERP: it tells of receivables, or is told of payments, or both.
 * <p>
 * Receivables are fetched page by page as they changed since a cursor; fetching the same page twice is harmless. A connection
 * that only writes back is asked too, and answers with {@link ReceivablesPage#nothing}, or says that the ERP cannot be reached.
 * <p>
 * It is told of payments of the receivables that it brought, of those that came as files which an {@link ErpFileFormat} of
 * the same plugin read, and of those that came as files by the plugins of {@link #filesReadBy}. It is told of what is paid after
 * it was first asked.
 * <p>
 * Time limit of each call: 60 seconds.
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
     * Which other plugins read the files that this ERP hands over: it is told of payments of what came by them. Asked for with
     * each fetch. Of several connections that name one plugin, only one is told.
     *
     * @return ids of plugins, at most ten
     */
    default Set<String> filesReadBy() {
        return Set.of();
    }

    /**
     * Tells the ERP that a receivable was paid. Called at least once; the notice's key makes a repeat harmless.
     *
     * @return whether the ERP took it; false where this connection never writes back
     */
    default boolean writeBack(SettlementNotice notice) {
        return false;
    }
}
