package io.dunlin.core.dunning.publishing;

import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.decisions.DunningProperties;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.shared.FirmCalendar;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the cases that follow a policy. */
@Component
class PolicyReach {

    private final DunningDecisions decisions;
    private final DunningProperties properties;
    private final FirmCalendar calendar;

    PolicyReach(DunningDecisions decisions, DunningProperties properties, FirmCalendar calendar) {
        this.decisions = decisions;
        this.properties = properties;
        this.calendar = calendar;
    }

    /** The cases, not closed, that follow the policy of a code by a book. */
    int of(String code, PolicyBook book) {
        LocalDate today = calendar.today();
        int reach = 0;
        long last = 0;
        List<LoadedCase> batch = batch(last, today, book);
        while (!batch.isEmpty()) {
            for (LoadedCase loaded : batch) {
                reach += book.versionFor(loaded, today).code().equals(code) ? 1 : 0;
            }
            last = batch.getLast().id().value();
            batch = batch(last, today, book);
        }
        return reach;
    }

    /** All cases that are not closed: what a new policy may come to be chosen for. */
    int ofAny() {
        return decisions.count();
    }

    private List<LoadedCase> batch(long last, LocalDate today, PolicyBook book) {
        return decisions.facts(decisions.next(last, properties.batchSize()), today, book.asksAboutConduct());
    }
}
