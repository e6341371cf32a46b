package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import java.util.Map;

/**
 * What happened before, as far as it limits what may happen now (rule 10).
 *
 * @param answeredInThread whether an automatic answer went into this thread within 7 days
 * @param holds how often the debtor was held for each class
 */
public record CaseHistory(boolean answeredInThread, Map<ReplyClass, Integer> holds) {

    public static final CaseHistory NONE = new CaseHistory(false, Map.of());

    public CaseHistory {
        holds = Map.copyOf(holds);
    }

    int heldFor(ReplyClass replyClass) {
        return holds.getOrDefault(replyClass, 0);
    }
}
