package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a message from a debtor. Never overwritten: a newer one takes its place.
 *
 * @param mailId the mail, or null for a text message
 * @param smsId the text message, or null for a mail
 * @param caseId the case it was linked to
 * @param linkEvidence why to that case, for people
 * @param reason why it was decided so, or why a person is asked
 */
public record TriageDecision(
        DecisionId id,
        @Nullable Long mailId,
        @Nullable Long smsId,
        @Nullable CaseId caseId,
        MailKind kind,
        @Nullable String language,
        ReplyClass primaryClass,
        ReplyClass guess,
        List<StoredLabel> labels,
        StoredFacts facts,
        List<String> linkEvidence,
        Outcome outcome,
        String reason,
        List<AppliedAction> actions,
        Instant decidedAt,
        String decidedBy,
        boolean inForce) {

    /** How a decision came about. */
    public enum Outcome {
        /** By the product alone. */
        APPLIED,
        /** A person is asked. */
        REVIEW,
        /** A person agreed. */
        CONFIRMED,
        /** A person decided otherwise. */
        CORRECTED
    }
}
