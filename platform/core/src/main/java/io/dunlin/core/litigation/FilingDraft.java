package io.dunlin.core.litigation;

import io.dunlin.core.cases.CaseId;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a draft, without its file.
 *
 * @param preview the same for people, in the court's language
 * @param report what the court's schema and rules say of it
 */
public record FilingDraft(
        FilingDraftId id,
        CaseId caseId,
        String format,
        int versionNumber,
        State state,
        String fileName,
        String mediaType,
        String preview,
        Money disputeValue,
        Money courtFee,
        ValidationReport report,
        Instant preparedAt,
        String preparedBy,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decisionNote) {

    /** What a lawyer decided. */
    public enum State {
        DRAFT,
        APPROVED,
        REJECTED
    }
}
