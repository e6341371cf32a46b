package io.dunlin.core.dunning.policy;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy decides for a case on a day. */
public sealed interface Decision {

    DunningReason reason();

    /** Something is to be done. */
    sealed interface Act extends Decision {

        DunningStep step();

        /** The round of the case's ladder that it belongs to. */
        int round();

        /** How it is really done: the other channel where the step's own has no address. */
        DunningStep.Channel via();

        /** What it names, the oldest first. */
        List<CaseStanding.Item> items();

        /** What is to be paid, net of credits. */
        Money total();
    }

    /** Take a step. */
    record Take(
            DunningStep step,
            int round,
            DunningStep.Channel via,
            List<CaseStanding.Item> items,
            Money total,
            DunningReason reason)
            implements Act {

        public Take {
            items = List.copyOf(items);
        }
    }

    /**
     * Wait.
     *
     * @param until the first day on which it may be otherwise; null where that depends on people or on the bank
     * @param next the step that is waited for, where that is known
     */
    record Wait(
            @Nullable LocalDate until,
            DunningReason reason,
            @Nullable DunningStep next) implements Decision {}

    /** Do nothing more, unless something changes. */
    record Stop(DunningReason reason) implements Decision {}

    /** Hand the case to the lawyers. */
    record HandOver(DunningStep step, int round, List<CaseStanding.Item> items, Money total, DunningReason reason)
            implements Act {

        public HandOver {
            items = List.copyOf(items);
        }

        @Override
        public DunningStep.Channel via() {
            return step.channel();
        }
    }
}
