package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What messages named stays named while the product is brought up to date, however much one of them named. */
class UpgradedMessageItemsTest {

    private static final TestDatabase.Login DATABASE = TestDatabase.get().newSchema();
    /** Written as JSON, more than a list of the database has room for by itself. */
    private static final int MANY = 30_000;

    private final Jdbi jdbi = Jdbi.create(DATABASE.url(), DATABASE.user(), DATABASE.password());

    @Test
    void a_message_names_the_same_receivables_and_sums_as_before() {
        int before = flyway().target("47").load().migrate().migrationsExecuted;
        assertThat(before).isPositive();
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into outbound_message (id, channel, purpose, recipient, language, subject, body_text, message_id, origin,
                      state, not_before, queued_at)
                    select seq, 'MAIL', 'REMINDER', 'kowalski@debtors.example', 'pl', 'x', 'x', seq, seq, 'QUEUED', now(6), now(6)
                    from seq_1_to_3
                    """);
            handle.execute("""
                    insert into outbound_message_item (message_id, receivable_id, amount, currency)
                    values (1, 8, 1230.00, 'PLN'), (1, 7, 0.05, 'EUR'), (3, 7, 12345678901234567.89, 'PLN')
                    """);
            handle.execute("""
                    insert into outbound_message_item (message_id, receivable_id, amount, currency)
                    select 3, 1000000000 + seq, seq, 'PLN'
                    from seq_1_to_""" + MANY);
        });

        assertThat(flyway().load().migrate().success).isTrue();

        assertThat(items(1)).containsExactly("7 0.05 EUR", "8 1230.00 PLN");
        assertThat(items(2)).isEmpty();
        assertThat(items(3)).hasSize(MANY + 1).startsWith("7 12345678901234567.89 PLN", "1000000001 1.00 PLN");
    }

    private List<String> items(long message) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select concat_ws(' ', i.receivable_id, i.amount, i.currency)
                        from outbound_message m
                        join
                        """ + MessageItems.ROWS + """
                        where m.id = :message
                        order by i.receivable_id
                        """)
                .bind("message", message)
                .mapTo(String.class)
                .list());
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }
}
