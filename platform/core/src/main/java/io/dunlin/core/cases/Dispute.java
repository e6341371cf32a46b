package io.dunlin.core.cases;

import io.dunlin.core.receivables.ReceivableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's denial of a debt, in whole or of one receivable. While it is open, nothing of it goes to court.
 *
 * @param receivableId what is denied; null for all
 * @param reason a short code: {@code AMOUNT}, {@code QUALITY}, {@code NOT_DELIVERED}, {@code LIMITATION}, {@code SET_OFF},
 *     {@code NOT_MINE}, {@code DOCUMENT}, {@code OTHER}
 * @param statement the debtor's words
 */
public record Dispute(
        DisputeId id,
        CaseId caseId,
        @Nullable ReceivableId receivableId,
        String reason,
        String statement,
        Instant openedAt,
        String origin,
        State state) {

    /** What became of a dispute. */
    public enum State {
        OPEN,
        /** The firm agrees: the receivable is corrected. */
        ACCEPTED,
        /** The firm stands by the debt. */
        REJECTED,
        WITHDRAWN
    }
}
