package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import java.util.Map;

/**
 * What happened in a case before, as far as it limits what may happen now (rule 10).
 *
 * @param closed whether the case is closed: all was paid, or a person ended it
 * @param answeredThisWeek whether an answer was written to its debtor within 7 days, in whatever thread
 * @param holdsPlaced how many messages held the case for each class, be it their first class or another; what was undone does not
 *     count
 */
public record CaseHistory(boolean closed, boolean answeredThisWeek, Map<ReplyClass, Integer> holdsPlaced) {

    public static final CaseHistory NONE = new CaseHistory(false, false, Map.of());

    public CaseHistory {
        holdsPlaced = Map.copyOf(holdsPlaced);
    }

    int heldFor(ReplyClass replyClass) {
        return holdsPlaced.getOrDefault(replyClass, 0);
    }
}
