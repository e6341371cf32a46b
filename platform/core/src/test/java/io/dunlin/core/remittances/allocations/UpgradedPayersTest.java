package io.dunlin.core.remittances.allocations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What was learnt of payers' accounts is counted anew while the product is brought up to date. */
class UpgradedPayersTest {

    private static final TestDatabase.Login DATABASE = TestDatabase.get().newSchema();

    private final Jdbi jdbi = Jdbi.create(DATABASE.url(), DATABASE.user(), DATABASE.password());

    @Test
    void an_account_counts_by_the_payments_that_are_still_a_debtors_and_never_for_more_than_before() {
        int before = flyway().target("48").load().migrate().migrationsExecuted;
        assertThat(before).isPositive();
        jdbi.useHandle(handle -> {
            handle.execute("set foreign_key_checks = 0");
            handle.execute("""
                    insert into remittance (id, statement_line_id, identity_key, identity_base, account, received_on, amount,
                      currency, payer_account, title, state, unallocated, reason, recorded_at)
                    select seq, seq, seq, seq, 'OUR', '2026-11-16', 100, 'PLN', if(seq < 3, 'TAKEN-BACK', 'PAYS'), '', 'PARTLY', 50,
                      '', now(6)
                    from seq_1_to_4
                    """);
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, source, external_ref, number, number_key, kind, due_on,
                      currency, gross, split_payment, state, imported_at)
                    select seq, 1, if(seq < 7, 1, 2), 'TEST', seq, seq, seq, 'INVOICE', '2026-10-15', 'PLN', 100, false, 'OPEN',
                      now(6)
                    from seq_1_to_8
                    """);
            handle.execute("""
                    insert into allocation (remittance_id, receivable_id, ledger_entry_id, amount, currency, rule, evidence,
                      allocated_at, allocated_by, reversed_at)
                    values (1, 1, 1, 10, 'PLN', 'MANUAL', '', now(6), 'x', now(6)),
                      (1, 2, 2, 10, 'PLN', 'MANUAL', '', now(6), 'x', now(6)),
                      (3, 3, 3, 10, 'PLN', 'MANUAL', '', now(6), 'x', null),
                      (3, 4, 4, 10, 'PLN', 'MANUAL', '', now(6), 'x', null),
                      (4, 5, 5, 10, 'PLN', 'MANUAL', '', now(6), 'x', null),
                      (3, 7, 6, 10, 'PLN', 'MANUAL', '', now(6), 'x', null),
                      (4, 8, 7, 10, 'PLN', 'MANUAL', '', now(6), 'x', null)
                    """);
            handle.execute("""
                    insert into payer_account (account, debtor_id, times_seen, last_seen_on)
                    values ('TAKEN-BACK', 1, 1, '2026-11-16'), ('PAYS', 1, 3, '2026-11-16'), ('PAYS', 2, 1, '2026-11-16')
                    """);
        });

        assertThat(flyway().load().migrate().success).isTrue();

        assertThat(learnt()).containsExactly("PAYS 1 2", "PAYS 2 1");
    }

    private List<String> learnt() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select concat_ws(' ', account, debtor_id, times_seen)
                        from payer_account
                        order by account, debtor_id
                        """).mapTo(String.class).list());
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
