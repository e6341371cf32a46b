package io.dunlin.core.remittances.allocations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.AllocationRow;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Histories of statements, people's allocations and what they take back, drawn by chance, the same in every run. */
@FeatureTest
class PaymentHistoriesTest {

    private static final int DEBTS = 24;
    private static final int DEBTORS = 6;
    private static final int DAYS = 8;
    private static final int LINES_A_DAY = 25;
    private static final int ACTS_A_DAY = 10;
    private static final Money NOTHING = Money.of("0.00", "PLN");
    private static final Money OWED = Money.of("400.00", "PLN");

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingBank bank;

    @Autowired
    private Allocations allocations;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Jdbi jdbi;

    private final List<ReceivableId> debts = new ArrayList<>();
    private int sequence;

    @BeforeEach
    void register_the_account() {
        bank.opensTheAccount();
    }

    @Test
    void no_history_loses_or_makes_a_grosz_and_taking_all_back_restores_the_debts() {
        owe(DEBTS);
        Random random = new Random(451);
        for (int day = 0; day < DAYS; day++) {
            bank.reports(lines(random));
            for (int act = 0; act < ACTS_A_DAY; act++) {
                act(random);
            }
            everySumIsRight();
        }
        assertThat(count("select count(*) from allocation where reversed_at is null"))
                .isGreaterThan(DEBTS);
        assertThat(count("select count(*) from allocation where reversed_at is not null"))
                .isPositive();

        Map<ReceivableId, Money> before = balances();
        postEverythingAgain();
        assertThat(balances()).as("the same entries once more").isEqualTo(before);

        for (RemittanceRow row : all()) {
            AllocationOutcome outcome = allocations.reverse(row.id(), "all back", TestingWorld.TESTER);
            assertThat(outcome).isNotNull();
        }
        everySumIsRight();
        assertThat(balances().values()).containsOnly(OWED);
    }

    @Test
    void of_many_payments_for_one_debt_in_one_statement_only_what_is_owed_is_allocated() {
        owe(3);
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            credits.add(credit("400.00", "FV/1001/2026", "0001"));
            credits.add(credit("150.00", "FV/1002/2026", ""));
            credits.add(credit("400.00", "przelew", "0001"));
        }
        bank.reports(credits);

        everySumIsRight();
        assertThat(balances().get(debts.get(0))).isEqualTo(NOTHING);
        assertThat(balances().get(debts.get(1))).isEqualTo(NOTHING);
        assertThat(count("select count(*) from remittance where state = 'RECEIVED'"))
                .isZero();
        assertThat(count("select count(*) from allocation where rule = 'INVOICE_NUMBER'"))
                .isEqualTo(4);
    }

    /** What is allocated and what is left make up each payment; what is owed is the sum of its entries, and never negative. */
    private void everySumIsRight() {
        Map<ReceivableId, Money> paid = new HashMap<>();
        for (RemittanceRow row : all()) {
            Money sum = row.unallocated();
            for (AllocationRow allocation : remittances.allocationsOf(row.id())) {
                if (allocation.reversedAt() == null) {
                    sum = sum.plus(allocation.amount());
                    paid.merge(allocation.receivableId(), allocation.amount(), Money::plus);
                }
            }
            assertThat(sum).as("remittance %d", row.id().value()).isEqualTo(row.amount());
        }
        for (ReceivableId id : debts) {
            Receivable receivable = receivables.get(id);
            Money entries = NOTHING;
            for (LedgerEntry entry : ledger.entries(id)) {
                entries = entries.plus(entry.amount());
            }
            assertThat(receivable.balance()).isEqualTo(entries).isEqualTo(OWED.minus(paid.getOrDefault(id, NOTHING)));
            assertThat(entries.isNegative()).isFalse();
            assertThat(receivable.state())
                    .isEqualTo(entries.isZero() ? Receivable.State.SETTLED : Receivable.State.OPEN);
        }
    }

    private void postEverythingAgain() {
        for (ReceivableId id : debts) {
            List<Ledger.Posting> again = ledger.entries(id).stream()
                    .filter(entry -> entry.reverses() == null)
                    .map(entry -> new Ledger.Posting(
                            id, entry.kind(), entry.amount(), entry.effectiveOn(), entry.origin(), entry.reason()))
                    .toList();
            assertThat(ledger.post(again)).allMatch(Ledger.Posted::repeated);
        }
    }

    private List<Credit> lines(Random random) {
        List<Credit> credits = new ArrayList<>();
        for (int i = 0; i < LINES_A_DAY; i++) {
            String number = "FV/" + (1001 + random.nextInt(DEBTS)) + "/2026";
            String title = random.nextInt(4) == 0 ? "przelew" : "zapłata " + number;
            String account = random.nextInt(3) == 0 ? "" : "000" + random.nextInt(DEBTORS);
            credits.add(credit(5 * (1 + random.nextInt(16)) + ".37", title, account));
        }
        return credits;
    }

    private Credit credit(String amount, String title, String account) {
        return Credit.of(amount, title)
                .from(account.isEmpty() ? "" : "PL2711402004000030020135" + account, "Płatnik")
                .referenced("H" + ++sequence);
    }

    /** Now and then a person allocates what waits, by chance, or takes something back. */
    private void act(Random random) {
        List<RemittanceRow> rows = all();
        RemittanceRow row = rows.get(random.nextInt(rows.size()));
        Money all = row.unallocated().isZero() ? Money.of("3.21", "PLN") : row.unallocated();
        AllocationOutcome outcome = switch (random.nextInt(3)) {
            case 0 -> allocations.reverse(row.id(), "by chance", TestingWorld.TESTER);
            case 1 -> allocations.allocate(row.id(), debts.get(random.nextInt(DEBTS)), all, TestingWorld.TESTER);
            default ->
                allocations.allocate(
                        row.id(), debts.get(random.nextInt(DEBTS)), Money.of("3.21", "PLN"), TestingWorld.TESTER);
        };
        assertThat(outcome).isNotNull();
    }

    private void owe(int howMany) {
        for (int i = 0; i < howMany; i++) {
            debts.add(world.receivable(
                            "firm" + i % DEBTORS,
                            "FV/" + (1001 + i) + "/2026",
                            OWED.amount().toPlainString(),
                            clock.today().minusDays(30 - i))
                    .id());
        }
    }

    private Map<ReceivableId, Money> balances() {
        Map<ReceivableId, Money> balances = new HashMap<>();
        debts.forEach(id -> balances.put(id, receivables.get(id).balance()));
        return balances;
    }

    private List<RemittanceRow> all() {
        return remittances.page(RemittanceQueries.Filter.none(), Window.first(1000));
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
