package io.dunlin.core.triage;

import java.util.Map;

/**
 * Something that a decision did, for the screen and for undoing.
 *
 * @param kind for example {@code HOLD}, {@code PROMISE}, {@code TASK}; its text is by key {@code triage.action.<kind>}
 * @param details plain values for that text
 */
public record AppliedAction(String kind, Map<String, String> details) {

    public AppliedAction {
        details = Map.copyOf(details);
    }
}
