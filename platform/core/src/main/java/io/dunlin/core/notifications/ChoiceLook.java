package io.dunlin.core.notifications;

import org.jspecify.annotations.Nullable;

/** What a link of a decision list would do. Looking changes nothing. */
public sealed interface ChoiceLook {

    /**
     * It can be used.
     *
     * @param language {@code pl} or {@code en}, that of whom the link was sent to
     * @param inForce what was chosen before; this choice would take its place
     */
    record Usable(
            ManagerQuestion question,
            ManagerChoice choice,
            String language,
            String personName,
            @Nullable ManagerDecision inForce)
            implements ChoiceLook {}

    /**
     * It cannot.
     *
     * @param language null where it is not known whom it was sent to
     */
    record Refused(ChoiceOutcome.Reason reason, @Nullable String language) implements ChoiceLook {}
}
