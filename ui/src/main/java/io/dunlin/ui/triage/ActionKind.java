package io.dunlin.ui.triage;

import io.dunlin.core.triage.AppliedAction;
import io.dunlin.ui.components.Texts;
import java.util.Arrays;

/** What a decision did. */
public enum ActionKind {
    HOLD,
    PROMISE,
    DISPUTE,
    TASK,
    PLAN,
    NEXT_CHANNEL,
    RETRY_LATER,
    SEARCH_CREDITS,
    PROPOSED_CONTACT,
    CONTACT,
    ANSWER;

    static String textOf(AppliedAction action) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(action.kind()))
                .findFirst()
                .map(Texts::t)
                .orElse(action.kind());
    }
}
