package io.dunlin.core.cases;

import io.dunlin.core.receivables.ReceivableId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stop for a case.
 *
 * @param receivableId the one receivable that is held; null for all of the case
 * @param endsOn the first day on which the case may move again; null until a person ends it
 * @param origin what caused it, for example {@code triage:12}; undoing the cause releases it
 */
public record Hold(
        HoldId id,
        CaseId caseId,
        @Nullable ReceivableId receivableId,
        HoldReason reason,
        Instant placedAt,
        String placedBy,
        @Nullable LocalDate endsOn,
        String origin) {

    public boolean activeOn(LocalDate day) {
        return endsOn == null || day.isBefore(endsOn);
    }
}
