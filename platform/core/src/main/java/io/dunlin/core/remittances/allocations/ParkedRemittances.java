package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets money that a person put aside ask again when its day has come. */
@Component
class ParkedRemittances implements RecurringJob {

    private static final Actor SELF = Actor.system("parked-remittances");
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    private final JdbiRemittances store;
    private final FirmCalendar calendar;
    private final Transactions transactions;
    private final AuditTrail audit;

    ParkedRemittances(JdbiRemittances store, FirmCalendar calendar, Transactions transactions, AuditTrail audit) {
        this.store = store;
        this.calendar = calendar;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "wake-parked-remittances";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    @Override
    public void run() {
        store.parkedUntil(calendar.today()).forEach(id -> transactions.run(() -> wake(id)));
    }

    private void wake(RemittanceId id) {
        LoadedRemittance remittance = store.lock(id);
        if (remittance.state() == RemittanceState.PARKED) {
            store.mark(id, remittance.waiting(), remittance.unallocated(), "", null);
            audit.record(SELF, "remittance-asks-again", Subject.of("remittance", id.value()), "", Map.of());
        }
    }
}
