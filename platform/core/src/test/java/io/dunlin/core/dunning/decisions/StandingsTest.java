package io.dunlin.core.dunning.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.CaseStanding.Reach;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What is read of a portfolio by stretches is what was put into it, case by case. */
@FeatureTest
@TestPropertySource(properties = "dunlin.jobs.enabled=false")
class StandingsTest {

    private static final LimitationPolicy LIMITATION = new LimitationPolicy(6, 3);
    private static final int DEBTORS = 120;
    private static final int RECEIVABLES = 900;
    private static final int BATCH = 17;
    private static final long SEED = 20261130;

    @Autowired
    private JdbiStandings standings;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingClock clock;

    private final Random random = new Random(SEED);

    /** What is known of a debtor. */
    private static final class Debtor {
        private PartyKind kind = PartyKind.UNKNOWN;
        private final Map<Reach, String> usable = new EnumMap<>(Reach.class);
        private boolean represented;
    }

    /** What is known of a case. */
    private static final class Case {
        private final long debtorId;
        private final String currency;
        private final boolean closed;
        private final List<Owed> owed = new ArrayList<>();

        Case(long debtorId, String currency, boolean closed) {
            this.debtorId = debtorId;
            this.currency = currency;
            this.closed = closed;
        }
    }

    private record Owed(
            long id,
            String number,
            LocalDate dueOn,
            BigDecimal balance,
            @Nullable Block block) {}

    @Test
    void what_is_read_by_stretches_is_what_was_written() {
        LocalDate today = clock.today();
        List<Debtor> debtors = new ArrayList<>();
        Map<Long, Case> cases = new HashMap<>();
        jdbi.useHandle(handle -> {
            creditors(handle);
            for (long id = 1; id <= DEBTORS; id++) {
                debtors.add(debtor(handle, id));
            }
            long caseId = 0;
            for (long debtor = 1; debtor <= DEBTORS; debtor++) {
                for (int more = random.nextInt(3); more >= 0; more--) {
                    caseId += 1 + random.nextInt(3);
                    cases.put(caseId, collectionCase(handle, caseId, debtor, more));
                }
            }
            List<Long> ids = cases.keySet().stream().sorted().toList();
            for (long id = 1; id <= RECEIVABLES; id++) {
                long of = ids.get(random.nextInt(ids.size()));
                receivable(handle, id, of, cases.get(of), today);
            }
        });
        List<LoadedCase> read = new ArrayList<>();
        List<LoadedCase> batch;
        do {
            long last = read.isEmpty() ? 0 : read.getLast().id().value();
            batch = standings.stretch(standings.after(last, BATCH), today, LIMITATION, false);
            read.addAll(batch);
        } while (!batch.isEmpty());

        List<Long> open = cases.entrySet().stream()
                .filter(each -> !each.getValue().closed)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        assertThat(read).extracting(loaded -> loaded.id().value()).containsExactlyElementsOf(open);
        for (LoadedCase loaded : read) {
            Case known = cases.get(loaded.id().value());
            check(loaded, known, debtors.get((int) known.debtorId - 1));
        }
        List<CaseId> every = cases.keySet().stream().map(CaseId::new).toList();
        assertThat(standings.of(every, today, LIMITATION).stream()
                        .filter(loaded -> loaded.heading().stage() != CaseStanding.Stage.CLOSED)
                        .map(StandingsTest::withoutConduct))
                .containsExactlyElementsOf(read);
    }

    private static LoadedCase withoutConduct(LoadedCase loaded) {
        return new LoadedCase(loaded.heading(), loaded.standing(), loaded.history(), LoadedCase.Conduct.UNKNOWN);
    }

    private static void check(LoadedCase loaded, Case known, Debtor debtor) {
        LoadedCase.Heading heading = loaded.heading();
        CaseStanding standing = loaded.standing();
        String what = "case " + heading.id().value();
        assertThat(heading.debtorId().value()).as(what).isEqualTo(known.debtorId);
        assertThat(heading.email()).as(what).isEqualTo(debtor.usable.get(Reach.EMAIL));
        assertThat(heading.phone()).as(what).isEqualTo(debtor.usable.get(Reach.PHONE));
        assertThat(standing.reachedBy()).as(what).isEqualTo(debtor.usable.keySet());
        assertThat(heading.represented()).as(what).isEqualTo(debtor.represented);
        assertThat(standing.block())
                .as(what)
                .isEqualTo(debtor.represented ? new Block(DunningReason.REPRESENTED, null) : null);
        List<CaseStanding.Item> items = known.owed.stream()
                .filter(owed -> owed.balance.signum() > 0)
                .sorted(Comparator.comparing(Owed::dueOn).thenComparingLong(Owed::id))
                .map(owed -> new CaseStanding.Item(
                        new ReceivableId(owed.id),
                        owed.number,
                        owed.dueOn,
                        Money.of(owed.balance.toPlainString(), known.currency),
                        LIMITATION
                                .demandableUntil(debtor.kind, owed.dueOn, List.of())
                                .orElse(null),
                        owed.block))
                .toList();
        assertThat(standing.items()).as(what).isEqualTo(items);
        BigDecimal credits = known.owed.stream()
                .map(Owed::balance)
                .filter(balance -> balance.signum() < 0)
                .map(BigDecimal::negate)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(standing.credits()).as(what).isEqualTo(Money.of(credits.toPlainString(), known.currency));
    }

    private static void creditors(Handle handle) {
        for (int id = 1; id <= 3; id++) {
            handle.execute("insert into creditor (id, name, country) values (?, ?, 'PL')", id, "Hurtownia " + id);
        }
    }

    /** With addresses that may be used and others; the one that was known first counts. */
    private Debtor debtor(Handle handle, long id) {
        Debtor debtor = new Debtor();
        debtor.kind = id % 2 == 0 ? PartyKind.COMPANY : PartyKind.CONSUMER;
        handle.execute(
                "insert into debtor (id, name, kind, country, language) values (?, ?, ?, 'PL', 'pl')",
                id,
                "Dłużnik " + id,
                debtor.kind);
        Set<Reach> kinds = EnumSet.allOf(Reach.class);
        for (int each = random.nextInt(5); each > 0; each--) {
            Reach kind = kinds.stream().skip(random.nextInt(2)).findFirst().orElseThrow();
            String state = List.of("ACTIVE", "PROPOSED", "DEAD", "WRONG").get(random.nextInt(4));
            // Later ones come first in the alphabet.
            String value = (9 - each) + (kind == Reach.EMAIL ? id + "@debtors.example" : "48" + id);
            handle.execute("""
                    insert into contact_point (debtor_id, kind, value, state, changed_at, changed_by)
                    values (?, ?, ?, ?, now(6), 'test')
                    """, id, kind.name(), value, state);
            if (state.equals("ACTIVE")) {
                debtor.usable.putIfAbsent(kind, value);
            }
        }
        for (int each = random.nextInt(8); each > 5; each--) {
            boolean ended = random.nextBoolean();
            handle.execute("""
                    insert into party_representative (debtor_id, role, name, since, ended_on, evidence)
                    values (?, 'COUNSEL', 'Kancelaria', date '2026-01-01', ?, 'pismo')
                    """, id, ended ? LocalDate.of(2026, 2, 1) : null);
            debtor.represented |= !ended;
        }
        return debtor;
    }

    private Case collectionCase(Handle handle, long id, long debtorId, int creditor) {
        Case known = new Case(debtorId, random.nextBoolean() ? "PLN" : "EUR", random.nextInt(5) == 0);
        handle.execute(
                """
                insert into collection_case (id, reference, creditor_id, debtor_id, state, currency, opened_at)
                values (?, ?, ?, ?, ?, ?, now(6))
                """,
                id,
                CaseReference.of(id).value(),
                creditor + 1,
                debtorId,
                known.closed ? "CLOSED" : random.nextInt(6) == 0 ? "LITIGATION" : "OPEN",
                known.currency);
        return known;
    }

    /** Owed, owed back, settled or unknown to the ledger; some of them disputed or held. */
    private void receivable(Handle handle, long id, long caseId, Case of, LocalDate today) {
        boolean open = random.nextInt(4) > 0;
        LocalDate dueOn = today.minusDays(random.nextInt(80) - 20L);
        String number = "FV/" + id + "/Żółć";
        handle.execute(
                """
                insert into receivable (id, creditor_id, debtor_id, case_id, source, external_ref, number, number_key, kind,
                  due_on, currency, gross, split_payment, state, imported_at)
                values (?, 1, ?, ?, 'test', ?, ?, ?, 'INVOICE', ?, ?, 100.00, false, ?, now(6))
                """,
                id,
                of.debtorId,
                caseId,
                id,
                number,
                "FV" + id,
                dueOn,
                of.currency,
                open ? "OPEN" : List.of("SETTLED", "WRITTEN_OFF", "EXCLUDED").get(random.nextInt(3)));
        BigDecimal balance = BigDecimal.ZERO;
        int entries = random.nextInt(5);
        for (int entry = 0; entry < entries; entry++) {
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
            BigDecimal signed = random.nextInt(3) == 0 ? amount.negate() : amount;
            handle.execute(
                    """
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    values (?, ?, ?, ?, ?, now(6), ?, '')
                    """, id, signed.signum() > 0 ? "PRINCIPAL" : "PAYMENT", signed, of.currency, dueOn, "test" + entry);
            balance = balance.add(signed);
        }
        if (open && entries > 0) {
            of.owed.add(new Owed(id, number, dueOn, balance, block(handle, id, caseId, today)));
        }
    }

    private @Nullable Block block(Handle handle, long receivableId, long caseId, LocalDate today) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                handle.execute("""
                        insert into dispute (case_id, receivable_id, reason, statement, opened_at, opened_by, origin, state)
                        values (?, ?, 'QUALITY', '', now(6), 'test', ?, 'OPEN')
                        """, caseId, receivableId, "test" + receivableId);
                yield new Block(DunningReason.DISPUTED, null);
            }
            case 1 -> {
                LocalDate until = today.plusDays(random.nextInt(5));
                handle.execute("""
                        insert into case_hold (case_id, receivable_id, reason, placed_at, placed_by, ends_on, origin)
                        values (?, ?, 'MANUAL', now(6), 'test', ?, ?)
                        """, caseId, receivableId, until, "test" + receivableId);
                yield until.isAfter(today) ? new Block(DunningReason.HELD, until) : null;
            }
            default -> null;
        };
    }
}
