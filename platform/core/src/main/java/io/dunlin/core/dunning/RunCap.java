package io.dunlin.core.dunning;

import io.dunlin.core.dunning.decisions.DunningDecisions.Decided;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningReason;
import java.time.LocalDate;

/** Counts the messages of a day's run, and makes wait what would be too many. Steps that people carry out are not counted. */
final class RunCap {

    private final int most;
    private int messages;

    /** @param messages how many the day has queued already */
    RunCap(RunCapSettings settings, int messages) {
        this.most = settings.mostMessages();
        this.messages = messages;
    }

    Decided within(Decided decided, LocalDate today) {
        if (!(decided.decision() instanceof Decision.Take take) || !take.via().isAutomatic()) {
            return decided;
        }
        if (messages < most) {
            messages++;
            return decided;
        }
        Decision waits = new Decision.Wait(today.plusDays(1), DunningReason.RUN_CAPPED, take.step());
        return new Decided(decided.loaded(), decided.version(), waits);
    }

    int messages() {
        return messages;
    }
}
