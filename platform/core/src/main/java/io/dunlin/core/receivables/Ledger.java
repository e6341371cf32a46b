package io.dunlin.core.receivables;

import io.dunlin.core.receivables.LedgerEntry.Kind;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The insert-only ledger: the one place where a debt changes.
 * <p>
 * Each posting locks its receivable's row, adds an entry, and settles or reopens the receivable by the new balance. A
 * posting with an origin that is known already changes nothing.
 */
@Component
public class Ledger {

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Ledger(Jdbi jdbi, Transactions transactions, ApplicationEventPublisher events, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** A movement to be posted; see {@link LedgerEntry}. */
    public record Posting(
            ReceivableId receivableId, Kind kind, Money amount, LocalDate effectiveOn, String origin, String reason) {}

    /**
     * What came of a posting.
     *
     * @param entryId the entry, new or known
     * @param balance what is owed after it
     * @param repeated whether it had been posted before
     */
    public record Posted(LedgerEntryId entryId, Money balance, boolean repeated) {}

    public Posted post(Posting posting) {
        return transactions.in(() -> jdbi.withHandle(handle -> post(handle, posting, null)));
    }

    /** Undoes an entry by its counter-entry. Undoing it again changes nothing. */
    public Posted reverse(LedgerEntryId entryId, LocalDate effectiveOn, String reason) {
        return transactions.in(() -> jdbi.withHandle(handle -> {
            LedgerEntry entry = handle.createQuery(SELECT + "where id = :id")
                    .bind("id", entryId)
                    .map((results, _) -> entry(results))
                    .one();
            Posting counter = new Posting(
                    entry.receivableId(),
                    Kind.REVERSAL,
                    entry.amount().negated(),
                    effectiveOn,
                    "reversal:" + entryId.value(),
                    reason);
            return post(handle, counter, entryId);
        }));
    }

    public List<LedgerEntry> entries(ReceivableId receivableId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where receivable_id = :id
                        order by effective_on, id
                        """)
                .bind("id", receivableId)
                .map((results, _) -> entry(results))
                .list());
    }

    private Posted post(Handle handle, Posting posting, @Nullable LedgerEntryId reverses) {
        Locked receivable = lock(handle, posting);
        List<Long> known = handle.createQuery("""
                        select id
                        from ledger_entry
                        where receivable_id = :receivableId and kind = :kind and origin = :origin
                        """)
                .bind("receivableId", posting.receivableId())
                .bind("kind", posting.kind())
                .bind("origin", posting.origin())
                .mapTo(Long.class)
                .list();
        if (!known.isEmpty()) {
            return new Posted(new LedgerEntryId(known.getFirst()), receivable.balance, true);
        }
        long id = handle.createUpdate("""
                        insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin,
                          reverses_id, reason)
                        values (:receivableId, :kind, :amount, :currency, :effectiveOn, :now, :origin, :reverses, :reason)
                        """)
                .bind("receivableId", posting.receivableId())
                .bind("kind", posting.kind())
                .bind("amount", posting.amount().amount())
                .bind("currency", posting.amount().currency().getCurrencyCode())
                .bind("effectiveOn", posting.effectiveOn())
                .bind("now", clock.instant())
                .bind("origin", posting.origin())
                .bind("reverses", reverses == null ? null : reverses.value())
                .bind("reason", posting.reason())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        Money balance = receivable.balance.plus(posting.amount());
        settleOrReopen(handle, receivable, posting, balance);
        return new Posted(new LedgerEntryId(id), balance, false);
    }

    private record Locked(long id, @Nullable Long caseId, Receivable.State state, Money balance) {}

    private static Locked lock(Handle handle, Posting posting) {
        Locked locked = handle.createQuery("""
                        select r.id, r.case_id, r.state, r.currency,
                          coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
                        from receivable r
                        where r.id = :id
                        for update
                        """)
                .bind("id", posting.receivableId())
                .map((results, _) -> new Locked(
                        results.getLong("id"),
                        results.getObject("case_id", Long.class),
                        Receivable.State.valueOf(results.getString("state")),
                        DatabaseConfiguration.money(results, "balance", "currency")))
                .one();
        if (!locked.balance.currency().equals(posting.amount().currency())) {
            throw new IllegalArgumentException("Receivable " + locked.id + " is in "
                    + locked.balance.currency().getCurrencyCode() + ", the posting in "
                    + posting.amount().currency().getCurrencyCode());
        }
        return locked;
    }

    private void settleOrReopen(Handle handle, Locked receivable, Posting posting, Money balance) {
        ReceivableId id = new ReceivableId(receivable.id);
        if (receivable.state == Receivable.State.OPEN && !balance.isPositive() && posting.kind() != Kind.PRINCIPAL) {
            Receivable.State state =
                    posting.kind() == Kind.WRITE_OFF ? Receivable.State.WRITTEN_OFF : Receivable.State.SETTLED;
            mark(handle, id, state, posting.effectiveOn());
            events.publishEvent(new ReceivableSettled(id, receivable.caseId, posting.effectiveOn()));
        } else if (receivable.state != Receivable.State.OPEN
                && receivable.state != Receivable.State.EXCLUDED
                && balance.isPositive()) {
            mark(handle, id, Receivable.State.OPEN, null);
            events.publishEvent(new ReceivableReopened(id, receivable.caseId));
        } else {
            // A posting that began before this one was committed must not count with the balance it saw.
            handle.createUpdate("update receivable set version = version + 1 where id = :id")
                    .bind("id", id)
                    .execute();
        }
    }

    private static void mark(Handle handle, ReceivableId id, Receivable.State state, @Nullable LocalDate settledOn) {
        handle.createUpdate("""
                        update receivable
                        set state = :state, settled_on = :settledOn, version = version + 1
                        where id = :id
                        """)
                .bind("state", state)
                .bind("settledOn", settledOn)
                .bind("id", id)
                .execute();
    }

    private static final String SELECT = """
            select id, receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reverses_id, reason
            from ledger_entry
            """;

    private static LedgerEntry entry(ResultSet results) throws SQLException {
        long reverses = results.getLong("reverses_id");
        boolean original = results.wasNull();
        return new LedgerEntry(
                new LedgerEntryId(results.getLong("id")),
                new ReceivableId(results.getLong("receivable_id")),
                Kind.valueOf(results.getString("kind")),
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getObject("effective_on", LocalDate.class),
                results.getTimestamp("recorded_at").toInstant(),
                results.getString("origin"),
                original ? null : new LedgerEntryId(reverses),
                results.getString("reason"));
    }
}
