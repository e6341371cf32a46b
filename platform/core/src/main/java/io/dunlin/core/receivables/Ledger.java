package io.dunlin.core.receivables;

import io.dunlin.core.receivables.LedgerEntry.Kind;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final BulkInsert ENTRIES = BulkInsert.into(
            "ledger_entry",
            "receivable_id",
            "kind",
            "amount",
            "currency",
            "effective_on",
            "recorded_at",
            "origin",
            "reverses_id",
            "reason");

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
        return post(List.of(posting)).getFirst();
    }

    /** Posts movements in their order, each as if it were alone, with a few statements for all of them. */
    public List<Posted> post(List<Posting> postings) {
        return postings.isEmpty()
                ? List.of()
                : transactions.in(() -> jdbi.withHandle(handle -> post(handle, postings, null)));
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
            return post(handle, List.of(counter), entryId).getFirst();
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

    private List<Posted> post(Handle handle, List<Posting> postings, @Nullable LedgerEntryId reverses) {
        Map<Long, Locked> receivables = lock(handle, postings);
        Map<Key, Long> before = entries(handle, postings);
        List<Posting> fresh = new ArrayList<>();
        Set<Key> keys = new HashSet<>(before.keySet());
        for (Posting posting : postings) {
            if (keys.add(Key.of(posting))) {
                fresh.add(posting);
            }
        }
        Map<Key, Long> made = insert(handle, fresh, reverses);
        List<Posted> posted = new ArrayList<>();
        Marks marks = new Marks(handle);
        Set<Key> done = new HashSet<>(before.keySet());
        for (Posting posting : postings) {
            Key key = Key.of(posting);
            Locked receivable = Objects.requireNonNull(receivables.get(key.receivableId));
            boolean repeated = !done.add(key);
            if (!repeated) {
                receivable = marks.settleOrReopen(receivable.movedBy(posting.amount()), posting);
                receivables.put(key.receivableId, receivable);
            }
            long id = Objects.requireNonNull(before.containsKey(key) ? before.get(key) : made.get(key));
            posted.add(new Posted(new LedgerEntryId(id), receivable.balance, repeated));
        }
        marks.write();
        return posted;
    }

    /** What makes an entry the same entry. */
    private record Key(long receivableId, Kind kind, String origin) {

        static Key of(Posting posting) {
            return new Key(posting.receivableId().value(), posting.kind(), posting.origin());
        }
    }

    private static Map<Key, Long> entries(Handle handle, List<Posting> postings) {
        Map<Key, Long> entries = new HashMap<>();
        handle.createQuery("""
                        select id, receivable_id, kind, origin
                        from ledger_entry
                        where receivable_id in (<receivables>) and origin in (<origins>)
                        """)
                .bindList("receivables", receivableIds(postings))
                .bindList(
                        "origins",
                        postings.stream().map(Posting::origin).distinct().toList())
                .map((results, _) -> keyed(results))
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static Map.Entry<Key, Long> keyed(ResultSet results) throws SQLException {
        return Map.entry(
                new Key(
                        results.getLong("receivable_id"),
                        Kind.valueOf(results.getString("kind")),
                        results.getString("origin")),
                results.getLong("id"));
    }

    /** Their ids. */
    private Map<Key, Long> insert(Handle handle, List<Posting> postings, @Nullable LedgerEntryId reverses) {
        Map<Key, Long> made = new HashMap<>();
        Instant now = clock.instant();
        ENTRIES.all(
                        handle,
                        postings,
                        (row, posting) -> row.add(posting.receivableId())
                                .add(posting.kind())
                                .add(posting.amount().amount())
                                .add(posting.amount().currency().getCurrencyCode())
                                .add(posting.effectiveOn())
                                .add(now)
                                .add(posting.origin())
                                .add(reverses)
                                .add(posting.reason()),
                        "id, receivable_id, kind, origin",
                        Ledger::keyed)
                .forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        return made;
    }

    private record Locked(
            ReceivableId id, @Nullable Long caseId, String number, Receivable.State state, Money balance) {

        Locked movedBy(Money amount) {
            return new Locked(id, caseId, number, state, balance.plus(amount));
        }

        Locked now(Receivable.State newState) {
            return new Locked(id, caseId, number, newState, balance);
        }
    }

    /** Always in the same order, so that two who post never wait for each other in a circle. */
    private static Map<Long, Locked> lock(Handle handle, List<Posting> postings) {
        Map<Long, Locked> locked = new HashMap<>();
        handle.createQuery("""
                        select r.id, r.case_id, r.number, r.state, r.currency,
                          coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
                        from receivable r
                        where r.id in (<ids>)
                        order by r.id
                        for update
                        """)
                .bindList("ids", receivableIds(postings))
                .map((results, _) -> new Locked(
                        new ReceivableId(results.getLong("id")),
                        results.getObject("case_id", Long.class),
                        results.getString("number"),
                        Receivable.State.valueOf(results.getString("state")),
                        DatabaseConfiguration.money(results, "balance", "currency")))
                .forEach(receivable -> locked.put(receivable.id.value(), receivable));
        for (Posting posting : postings) {
            Locked receivable = locked.get(posting.receivableId().value());
            if (receivable == null) {
                throw new IllegalStateException(
                        "No receivable " + posting.receivableId().value());
            }
            if (!receivable.balance.currency().equals(posting.amount().currency())) {
                throw new IllegalArgumentException("Receivable " + receivable.id.value() + " is in "
                        + receivable.balance.currency().getCurrencyCode() + ", the posting in "
                        + posting.amount().currency().getCurrencyCode());
            }
        }
        return locked;
    }

    private static List<Long> receivableIds(List<Posting> postings) {
        return postings.stream()
                .map(posting -> posting.receivableId().value())
                .distinct()
                .toList();
    }

    private record Mark(Receivable.State state, @Nullable LocalDate settledOn) {}

    /** How receivables stand after their postings, written down together; then whoever hears of it is told. */
    private final class Marks {

        private final Handle handle;
        private final Map<Mark, List<ReceivableId>> marked = new LinkedHashMap<>();
        private final Set<ReceivableId> touched = new LinkedHashSet<>();
        private final Set<Long> casesMoved = new LinkedHashSet<>();
        private final List<ReceivablesSettled.Settled> settled = new ArrayList<>();

        Marks(Handle handle) {
            this.handle = handle;
        }

        Locked settleOrReopen(Locked receivable, Posting posting) {
            ReceivableId id = receivable.id;
            if (receivable.state == Receivable.State.OPEN
                    && !receivable.balance.isPositive()
                    && posting.kind() != Kind.PRINCIPAL) {
                Receivable.State state =
                        posting.kind() == Kind.WRITE_OFF ? Receivable.State.WRITTEN_OFF : Receivable.State.SETTLED;
                mark(id, new Mark(state, posting.effectiveOn()));
                settled.add(new ReceivablesSettled.Settled(
                        id, receivable.caseId, receivable.number, posting.effectiveOn()));
                return receivable.now(state);
            }
            if (receivable.state != Receivable.State.OPEN
                    && receivable.state != Receivable.State.EXCLUDED
                    && receivable.balance.isPositive()) {
                // What came before is told first, and found as it was then.
                write();
                mark(id, new Mark(Receivable.State.OPEN, null));
                write();
                events.publishEvent(new ReceivableReopened(id, receivable.caseId));
                return receivable.now(Receivable.State.OPEN);
            }
            touched.add(id);
            if (receivable.caseId != null) {
                casesMoved.add(receivable.caseId);
            }
            return receivable;
        }

        private void mark(ReceivableId id, Mark mark) {
            marked.computeIfAbsent(mark, _ -> new ArrayList<>()).add(id);
        }

        void write() {
            marked.forEach((mark, ids) -> handle.createUpdate("""
                            update receivable
                            set state = :state, settled_on = :settledOn, version = version + 1
                            where id in (<ids>)
                            """)
                    .bindList("ids", ids)
                    .bind("state", mark.state)
                    .bind("settledOn", mark.settledOn)
                    .execute());
            if (!touched.isEmpty()) {
                // A posting that began before this one was committed must not count with the balance it saw.
                handle.createUpdate("update receivable set version = version + 1 where id in (<ids>)")
                        .bindList("ids", List.copyOf(touched))
                        .execute();
            }
            List<ReceivablesSettled.Settled> told = List.copyOf(settled);
            Set<Long> moved = Set.copyOf(casesMoved);
            marked.clear();
            touched.clear();
            casesMoved.clear();
            settled.clear();
            if (!told.isEmpty()) {
                events.publishEvent(new ReceivablesSettled(told));
            }
            if (!moved.isEmpty()) {
                events.publishEvent(new BalancesMoved(moved));
            }
        }
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
