package io.dunlin.core.remittances.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.OpenItem;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class DebtsTest {

    private static final DebtorId FEW = new DebtorId(1);
    private static final DebtorId VERY_MANY = new DebtorId(2);
    private static final DebtorId NOTHING = new DebtorId(3);

    @Autowired
    private Jdbi jdbi;

    /** The second debtor owes by 2 100 documents, the first by two; the first's first has three entries, its second none. */
    @BeforeEach
    void write_debts() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into creditor (id, name, country) values (1, 'Wierzyciel', 'PL')");
            handle.execute("""
                    insert into debtor (id, name, kind, country, language)
                    select seq, concat('Firma ', seq), 'COMPANY', 'PL', 'pl' from seq_1_to_3""");
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, source, external_ref, number, number_key, kind, issued_on,
                      due_on, currency, gross, split_payment, state, imported_at)
                    select seq, 1, if(seq <= 3, 1, 2), 'test', seq, concat('FV/', seq), concat('FV', seq), 'INVOICE',
                      date '2020-01-01', date '2020-01-01' + interval (3000 - seq) day, 'PLN', 100, false,
                      if(seq = 3, 'EXCLUDED', 'OPEN'), now(6)
                    from seq_1_to_2103""");
            handle.execute("""
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    select id, 'PRINCIPAL', gross, currency, due_on, now(6), 'payable:1', ''
                    from receivable
                    where id <> 2""");
            for (String part : List.of("-30.00", "-0.01")) {
                handle.createUpdate("""
                                insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin,
                                  reason)
                                values (1, 'PAYMENT', :amount, 'PLN', date '2026-01-01', now(6), :amount, '')
                                """).bind("amount", part).execute();
            }
        });
    }

    @Test
    void what_is_owed_is_the_sum_of_the_entries() {
        List<OpenItem> items = jdbi.withHandle(handle -> new Debts().of(handle, Set.of(1L, 2L, 3L, 4L, 5000L)));
        assertThat(items)
                .extracting(item -> item.id().value(), item -> item.balance().toString())
                .containsExactlyInAnyOrder(tuple(1L, "69.99 PLN"), tuple(2L, "0.00 PLN"), tuple(4L, "100.00 PLN"));
    }

    @Test
    void of_a_debtor_who_owes_by_very_many_documents_those_that_are_due_first() {
        Map<DebtorId, List<OpenItem>> open =
                jdbi.withHandle(handle -> new Debts().openOf(handle, Set.of(FEW, VERY_MANY, NOTHING)));
        assertThat(open.get(FEW))
                .extracting(OpenItem::balance)
                .containsExactlyInAnyOrder(Money.of("69.99", "PLN"), Money.of("0.00", "PLN"));
        assertThat(open.get(NOTHING)).isEmpty();
        assertThat(open.get(VERY_MANY))
                .hasSize(2000)
                .extracting(OpenItem::dueOn)
                .isSorted()
                .startsWith(LocalDate.of(2020, 1, 1).plusDays(3000 - 2103));
    }

    @Test
    void what_was_read_is_not_asked_for_again() {
        Debts debts = new Debts();
        jdbi.useHandle(handle -> {
            assertThat(debts.of(handle, Set.of(1L, 2L))).hasSize(2);
            assertThat(debts.openOf(handle, Set.of(FEW))).containsKey(FEW);
            handle.execute("update receivable set state = 'EXCLUDED' where id in (1, 2)");
            assertThat(debts.of(handle, Set.of(1L, 4L)))
                    .extracting(item -> item.id().value())
                    .containsExactlyInAnyOrder(1L, 4L);
            assertThat(debts.openOf(handle, Set.of(FEW)).get(FEW)).hasSize(2);
        });
    }
}
