package io.dunlin.core.triage;

import java.util.Map;
import java.util.Objects;

/**
 * Something that a decision did, for the screen and for undoing.
 *
 * @param details plain values for its text
 */
public record AppliedAction(Kind kind, Map<String, String> details) {

    /** Kept with decisions by name. */
    public enum Kind {
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
        ANSWER,
        ADVICE,
        ABSENCE
    }

    public AppliedAction {
        details = Map.copyOf(details);
    }

    /** A detail that is always there. */
    public String detail(String name) {
        return Objects.requireNonNull(details.get(name), name);
    }
}
