package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.triage.DecisionId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is acted on.
 *
 * @param senderAddress whom an answer goes to, where it is a mail
 * @param messageId of the mail, without angle brackets
 * @param bouncedMessageId our message that came back, without angle brackets
 * @param wish how the writer would like to pay in parts
 */
public record Cause(
        DecisionId decision,
        CollectionCase collectionCase,
        @Nullable String senderAddress,
        @Nullable String messageId,
        @Nullable String bouncedMessageId,
        String statement,
        PlanWish wish) {

    public CaseId caseId() {
        return collectionCase.id();
    }

    String origin() {
        return originOf(decision);
    }

    static String originOf(DecisionId decision) {
        return "triage:" + decision.value();
    }
}
