package io.dunlin.core.triage.policy;

import java.util.List;

/** What the policy says of a mail. */
public sealed interface Decision {

    List<CaseAction> actions();

    /** All of it happens now, in one transaction. */
    record Apply(List<CaseAction> actions) implements Decision {
        public Apply {
            actions = List.copyOf(actions);
        }
    }

    /** A person decides; until then only the holds happen. */
    record AskHuman(Reason reason, List<CaseAction> actions) implements Decision {
        public AskHuman {
            actions = List.copyOf(actions);
            if (actions.stream().anyMatch(action -> !(action instanceof CaseAction.PlaceHold))) {
                throw new IllegalArgumentException("Before a person decided, only a hold may happen");
            }
        }
    }

    /** Why a person is asked. */
    enum Reason {
        NO_CASE,
        SEVERAL_CASES,
        UNKNOWN_SENDER,
        LOW_CONFIDENCE,
        OTHER,
        NOT_WRITTEN_TO_US,
        DATE_IS_NO_PROMISE,
        ACCOUNT_CHANGE,
        LANGUAGE_NOT_COVERED,
        NO_TEXT,
        ATTACHMENT_NOT_READ,
        LAWYER_NAMED,
        ASKS_FOR_PEACE,
        REPEATED
    }
}
