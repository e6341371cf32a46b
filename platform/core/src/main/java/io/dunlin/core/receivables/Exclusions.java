package io.dunlin.core.receivables;

import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes receivables that were assigned out of collection, and back in where the source takes that back. */
@Component
public class Exclusions {

    private final Jdbi jdbi;
    private final ReceivableQueries queries;
    private final Ledger ledger;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final FirmCalendar calendar;

    public Exclusions(
            Jdbi jdbi,
            ReceivableQueries queries,
            Ledger ledger,
            Transactions transactions,
            ApplicationEventPublisher events,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.queries = queries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.events = events;
        this.calendar = calendar;
    }

    /** From now on it is nobody's to demand, whatever is owed by it; one that is paid too, since a payment may be taken back. */
    public void exclude(ReceivableIdentity receivable) {
        transactions.run(() -> {
            mark(receivable.id(), Receivable.State.EXCLUDED, null);
            events.publishEvent(new ReceivableExcluded(receivable.id(), receivable.caseId(), receivable.number()));
        });
    }

    /** It is the firm's again, and stands as its ledger says. */
    public void takeBack(ReceivableIdentity receivable) {
        transactions.run(() -> {
            if (queries.get(receivable.id()).balance().isPositive()) {
                mark(receivable.id(), Receivable.State.OPEN, null);
                events.publishEvent(new ReceivableReopened(receivable.id(), receivable.caseId()));
                return;
            }
            List<LedgerEntry> entries = ledger.entries(receivable.id());
            Optional<LedgerEntry> last = entries.stream()
                    .max(Comparator.comparingLong(entry -> entry.id().value()));
            boolean writtenOff = last.filter(entry -> entry.kind() == LedgerEntry.Kind.WRITE_OFF)
                    .isPresent();
            mark(
                    receivable.id(),
                    writtenOff ? Receivable.State.WRITTEN_OFF : Receivable.State.SETTLED,
                    last.map(LedgerEntry::effectiveOn).orElse(calendar.today()));
        });
    }

    private void mark(ReceivableId id, Receivable.State state, @Nullable LocalDate settledOn) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update receivable
                        set state = :state, settled_on = :settledOn, version = version + 1
                        where id = :id
                        """)
                .bind("state", state)
                .bind("settledOn", settledOn)
                .bind("id", id)
                .execute());
    }
}
