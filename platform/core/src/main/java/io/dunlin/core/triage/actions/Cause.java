package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.triage.DecisionId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is acted on.
 *
 * @param sender from where it came
 * @param messageId of the mail, without angle brackets
 * @param bouncedMessageId our message that came back, without angle brackets
 * @param wish how the writer would like to pay in parts
 */
public record Cause(
        DecisionId decision,
        CollectionCase collectionCase,
        @Nullable Sender sender,
        @Nullable String messageId,
        @Nullable String bouncedMessageId,
        String statement,
        PlanWish wish) {

    /** What the origin of all that a decision did begins with. */
    public static final String BY_TRIAGE = "triage:";

    public CaseId caseId() {
        return collectionCase.id();
    }

    /** Whom an answer goes to: text messages are not answered by themselves. */
    @Nullable
    String senderAddress() {
        return sender != null && sender.kind() == ContactPoint.Kind.EMAIL ? sender.value() : null;
    }

    String origin() {
        return originOf(decision);
    }

    static String originOf(DecisionId decision) {
        return BY_TRIAGE + decision.value();
    }
}
