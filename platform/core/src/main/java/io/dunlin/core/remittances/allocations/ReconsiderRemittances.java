package io.dunlin.core.remittances.allocations;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.receivables.imports.ReceivablesImported;
import io.dunlin.core.shared.FirmCalendar;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Decides again on what nobody could tell, when new receivables came: money is often here before its invoice. */
@Component
class ReconsiderRemittances implements JobHandler<ReconsiderRemittances.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("reconsider-remittances", Payload.class);
    private static final int DAYS_BACK = 90;

    private final JdbiRemittances store;
    private final Allocations allocations;
    private final JobQueue jobs;
    private final FirmCalendar calendar;

    ReconsiderRemittances(JdbiRemittances store, Allocations allocations, JobQueue jobs, FirmCalendar calendar) {
        this.store = store;
        this.allocations = allocations;
        this.jobs = jobs;
        this.calendar = calendar;
    }

    /** The import that brought news. */
    record Payload(long importId) {}

    @EventListener
    void on(ReceivablesImported imported) {
        if (!imported.receivables().isEmpty() && store.anyUnidentified()) {
            jobs.schedule(
                    TYPE,
                    Long.toString(imported.importId().value()),
                    new Payload(imported.importId().value()));
        }
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        allocations.decideByPolicy(store.unidentifiedSince(calendar.today().minusDays(DAYS_BACK)));
    }
}
