package io.dunlin.core.cases;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.Transactions;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/**
 * Looks each morning for cases whose credits cover what is owed in them, and that are open all the same: those of before such
 * cases closed by themselves, and those of which two parts were paid at the same moment.
 */
@Component
class CoveredCases implements RecurringJob {

    private static final int AT_A_TIME = 200;

    private final JdbiCases store;
    private final Cases cases;
    private final Transactions transactions;

    CoveredCases(JdbiCases store, Cases cases, Transactions transactions) {
        this.store = store;
        this.cases = cases;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "close-covered-cases";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.DailyAt(List.of(LocalTime.of(4, 30)));
    }

    @Override
    public void run() {
        store.withCredits().stream()
                .gather(Gatherers.windowFixed(AT_A_TIME))
                .forEach(some -> transactions.run(() -> cases.weigh(some)));
    }
}
