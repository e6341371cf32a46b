package io.dunlin.core.dunning.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.OutboxQueries.OutboxRow;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.jobs.BeforeJobs;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingMailServer;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingWorld;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What stops a message at the very moment of sending. Each fact is written past the services that would have taken the
 * message back, as if another node had written it the instant before: only the guard can see it.
 */
@FeatureTest
class SendingGuardsTest {

    private static final TestingMailServer MAIL = new TestingMailServer();

    @Autowired
    private TestingNights nights;

    @Autowired
    private DunningRun run;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    @Qualifier("inDoubtWatch")
    private BeforeJobs inDoubt;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.use(registry);
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void prepare() {
        MAIL.empty();
        nights.followShippedPolicies();
    }

    @Test
    void what_became_wrong_since_it_was_queued_is_taken_back_and_says_why() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("paid", """
                insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                values (:receivable, 'PAYMENT', -100.00, 'PLN', :today, now(6), 'test', '')""");
        facts.put("changed", """
                insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                values (:receivable, 'PAYMENT', -1.00, 'PLN', :today, now(6), 'test', '')""");
        facts.put("held", """
                insert into case_hold (case_id, reason, placed_at, placed_by, origin)
                values (:case, 'MANUAL', now(6), 'test', 'test')""");
        facts.put("promised", """
                insert into promise_to_pay (case_id, currency, promised_on, registered_at, registered_by, origin, state)
                values (:case, 'PLN', :today, now(6), 'test', 'test', 'PENDING')""");
        facts.put("disputed", """
                insert into dispute (case_id, receivable_id, reason, statement, opened_at, opened_by, origin, state)
                values (:case, :receivable, 'OTHER', '', now(6), 'test', 'test', 'OPEN')""");
        facts.put("represented", """
                insert into party_representative (debtor_id, role, name, since, evidence)
                values (:debtor, 'COUNSEL', 'r.pr. Testowa', :today, 'test')""");
        facts.put("insolvent", """
                insert into party_representative (debtor_id, role, name, since, evidence)
                values (:debtor, 'TRUSTEE', 'Syndyk Testowy', :today, 'test')""");
        facts.put("limitation", """
                update receivable r join debtor d on d.id = r.debtor_id
                set r.due_on = '2023-01-02', d.kind = 'CONSUMER'
                where r.id = :receivable""");
        facts.put("litigation", "update collection_case set state = 'LITIGATION' where id = :case");
        facts.put("closed", "update collection_case set state = 'CLOSED' where id = :case");
        facts.put(
                "dead-address", "update contact_point set state = 'DEAD' where debtor_id = :debtor and kind = 'EMAIL'");
        facts.put("stale", "update outbound_message set queued_at = queued_at - interval 6 day where case_id = :case");
        Map<String, Receivable> owed = new LinkedHashMap<>();
        facts.keySet().forEach(name -> owed.put(name, overdue(name)));
        overdue("nothing");
        assertThat(run.run(clock.today()).taken()).isEqualTo(facts.size() + 1);
        facts.forEach((name, sql) -> write(sql, owed.get(name)));
        goLive();
        assertThat(MAIL.subjects()).as("only the one that nothing happened to").hasSize(1);
        facts.keySet().forEach(name -> {
            OutboxRow row = message(name);
            String expected = "insolvent".equals(name) ? "represented" : name;
            assertThat(row.outcome()).as(name).isEqualTo("sending.refused." + expected);
            assertThat(row.state()).as(name).isEqualTo(OutboundMessage.State.CANCELLED);
        });
    }

    @Test
    void what_may_pass_is_waited_for() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("reply-unread", """
                insert into inbound_mail (mailbox, uid_validity, uid, sha256, byte_count, from_address, subject, received_at,
                  state, folder)
                values ('test', 1, 1, repeat('a', 64), 1, 'reply-unread@debtors.example', 'x', now(6), 'RECEIVED', 'INBOX')""");
        facts.put("too-often", """
                insert into outbound_message (case_id, debtor_id, channel, purpose, recipient, language, subject,
                  body_text, message_id, origin, state, not_before, queued_at, sent_at)
                values (:case, :debtor, 'SMS', 'REMINDER', '+48500000000', 'pl', '', 'x', 'earlier', 'earlier', 'DELIVERED',
                  :now, :now, :now)""");
        facts.put("too-often-in-doubt", """
                insert into outbound_message (case_id, debtor_id, channel, purpose, recipient, language, subject,
                  body_text, message_id, origin, state, not_before, queued_at, sending_since)
                values (:case, :debtor, 'SMS', 'REMINDER', '+48500000000', 'pl', '', 'x', 'doubt', 'doubt', 'SENDING',
                  :now, :now, :now - interval 11 minute)""");
        Map<String, Receivable> owed = new LinkedHashMap<>();
        facts.keySet().forEach(name -> owed.put(name, overdue(name)));
        assertThat(run.run(clock.today()).taken()).isEqualTo(3);
        facts.forEach((name, sql) -> write(sql, owed.get(name)));
        inDoubt.beforeJobs();
        goLive();
        assertThat(MAIL.subjects()).isEmpty();
        facts.keySet().forEach(name -> {
            assertThat(message(name).outcome()).as(name).isEqualTo("sending.refused." + name.replace("-in-doubt", ""));
            assertThat(message(name).state()).as(name).isEqualTo(OutboundMessage.State.QUEUED);
        });
    }

    @ParameterizedTest(name = "on {0} at {1}: {2}")
    @CsvSource({
        "2026-11-20, 07:59, contact-hours",
        "2026-11-20, 20:00, contact-hours",
        "2026-11-21, 08:30, contact-hours",
        "2026-11-21, 17:00, contact-hours",
        "2026-11-22, 12:00, contact-hours",
        "2026-12-25, 12:00, contact-hours",
        "2027-01-06, 12:00, contact-hours",
        "2026-11-20, 08:00, ''",
        "2026-11-21, 09:00, ''",
        "2027-03-29, 12:00, contact-hours",
        "2027-03-30, 08:00, ''",
    })
    void nothing_leaves_outside_contact_hours_on_sundays_and_holidays(LocalDate day, LocalTime time, String refused) {
        // Queued a day that is free of nothing, so that only the hour of sending decides.
        clock.set(workday(day), LocalTime.of(6, 0));
        change(settings.get(SendingSettings.GROUP).withLive(true));
        overdue("alfa");
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        clock.set(day, time);
        world.untilIdle();
        if (refused.isEmpty()) {
            assertThat(MAIL.subjects()).hasSize(1);
        } else {
            assertThat(MAIL.subjects()).isEmpty();
            assertThat(message("alfa").outcome()).isEqualTo("sending.refused." + refused);
        }
    }

    @Test
    void nothing_leaves_after_installation_nor_after_the_kill_switch_and_all_of_it_waits() {
        overdue("alfa");
        overdue("beta");
        assertThat(run.run(clock.today()).taken()).isEqualTo(2);
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(message("alfa").outcome()).isEqualTo("sending.refused.not-live");

        change(settings.get(SendingSettings.GROUP).withLive(true).withStopped(true));
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(message("beta").outcome()).isEqualTo("sending.refused.stopped");

        change(settings.get(SendingSettings.GROUP).withStopped(false));
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
        assertThat(MAIL.subjects()).hasSize(2);
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SUNDAY -> day.minusDays(2);
            case SATURDAY -> day.minusDays(1);
            default ->
                day.getMonthValue() == 12 || day.getMonthValue() == 1
                        ? day.minusDays(2)
                        : day.getMonthValue() == 3 ? LocalDate.of(2027, 3, 26) : day;
        };
    }

    @CanIgnoreReturnValue
    private Receivable overdue(String debtor) {
        return world.receivable(debtor, "FV/" + debtor, "100.00", clock.today().minusDays(1));
    }

    private void write(String sql, Receivable owed) {
        CaseId id = world.caseOf(owed);
        Map<String, Object> values = Map.of(
                "receivable", owed.id(),
                "debtor", owed.debtorId(),
                "case", id,
                "today", clock.today(),
                "now", clock.instant());
        jdbi.useHandle(handle -> {
            Update update = handle.createUpdate(sql);
            values.forEach((name, value) -> {
                if (sql.contains(":" + name)) {
                    update.bind(name, value);
                }
            });
            update.execute();
        });
    }

    private OutboxRow message(String debtor) {
        List<OutboxRow> rows = outbox.page(new OutboxQueries.Filter(null, null, null, null, null), Window.first(100));
        return rows.stream()
                .filter(row -> row.recipient().equals(debtor + "@debtors.example"))
                .findFirst()
                .orElseThrow();
    }

    /** What was refused before, since sending was off, is asked again some minutes later. */
    private void goLive() {
        change(settings.get(SendingSettings.GROUP).withLive(true));
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
    }

    private void change(SendingSettings to) {
        settings.change(SendingSettings.GROUP, to, TestingWorld.TESTER, "test");
    }
}
