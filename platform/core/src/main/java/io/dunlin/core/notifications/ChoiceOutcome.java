package io.dunlin.core.notifications;

/** What came of a choice. */
public sealed interface ChoiceOutcome {

    /** It holds. */
    record Chosen(ManagerDecision decision) implements ChoiceOutcome {}

    /** Nothing changed. */
    record Refused(Reason reason) implements ChoiceOutcome {}

    /** Why a choice, or a look at one, is refused. */
    enum Reason {
        /** Not a link of ours, or of somebody who may decide no more. */
        NOT_OURS,
        /** The link is too old. */
        EXPIRED,
        /** This very link was used. */
        USED,
        /** The case waits for no decision any more: paid, closed, or with the lawyers. */
        NOT_WAITING,
        /** A hold needs a day to come, a year ahead at most. */
        WRONG_DAY
    }
}
