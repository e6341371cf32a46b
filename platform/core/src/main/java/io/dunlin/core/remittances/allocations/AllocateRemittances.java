package io.dunlin.core.remittances.allocations;

import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.remittances.BankStatementId;
import org.springframework.stereotype.Component;

/** Decides on each new remittance of a booked statement, some at a time; after a crash it goes on where it was. */
@Component
public class AllocateRemittances implements JobHandler<AllocateRemittances.Payload> {

    public static final JobType<Payload> TYPE = new JobType<>("allocate-remittances", Payload.class);

    private final JdbiRemittances store;
    private final Allocations allocations;

    AllocateRemittances(JdbiRemittances store, Allocations allocations) {
        this.store = store;
        this.allocations = allocations;
    }

    /** The statement whose remittances are decided on. */
    public record Payload(long statementId) {}

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        allocations.decideByPolicy(store.undecided(new BankStatementId(payload.statementId())));
    }
}
