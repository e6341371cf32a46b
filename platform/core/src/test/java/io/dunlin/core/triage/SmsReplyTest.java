package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.channels.SmsReceived;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@FeatureTest
class SmsReplyTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private Holds holds;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Jdbi jdbi;

    @Test
    void what_a_debtor_writes_by_phone_keeps_reminders_back_until_it_is_dealt_with() {
        Receivable receivable = owed("phone-debtor");
        CaseId id = world.caseOf(receivable);
        String phone = phone(receivable);
        OutboundMessageId reminder = outbox.queue(reminder(id, receivable), TestingWorld.TESTER);
        arrives("event-1", phone, "Nie zaplace, towar byl uszkodzony, skladam reklamacje!");
        world.untilIdle();

        SendingSettings now = settings.get(SendingSettings.GROUP);
        settings.change(SendingSettings.GROUP, now.withLive(true), TestingWorld.TESTER, "test");
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();

        assertThat(outbox.get(reminder).attempts()).as("tries to send").isZero();
        assertThat(outbox.get(reminder).outcome()).isNotNull().doesNotContain("not-live", "contact-hours");
        assertThat(decisions(id)).as("one decision on one message").isEqualTo(1);
    }

    @Test
    void a_stranger_with_the_debtors_number_is_not_written_to_again() {
        Receivable receivable = owed("stranger");
        CaseId id = world.caseOf(receivable);
        String phone = phone(receivable);
        arrives("event-2", phone, "Pomyłka, to nie mój numer, nie znam tej firmy.");
        world.untilIdle();
        DecisionId said = saidToBe(id, ReplyClass.WRONG_CONTACT);
        assertThat(stateOf(receivable, phone)).isEqualTo(ContactPoint.State.WRONG);
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).doesNotContain(HoldReason.WRONG_CONTACT);

        DecisionId undone = queue.undo(said, "misread", TestingWorld.TESTER);
        assertThat(undone.value()).isPositive();
        assertThat(stateOf(receivable, phone)).isEqualTo(ContactPoint.State.ACTIVE);
    }

    @Test
    void where_no_contact_is_known_to_be_wrong_nothing_leaves_until_somebody_looked() {
        Receivable receivable = owed("somebody");
        CaseId id = world.caseOf(receivable);
        arrives("event-3", "+48600700800", "Pomyłka, nie znam tej firmy " + receivable.number());
        world.untilIdle();
        DecisionId said = saidToBe(id, ReplyClass.WRONG_CONTACT);
        assertThat(said.value()).isPositive();
        assertThat(holds.activeOn(id, clock.today()))
                .extracting(Hold::reason)
                .containsExactly(HoldReason.WRONG_CONTACT);
        CaseTask task = tasks.of(id).stream()
                .filter(each -> each.kind() == CaseTask.Kind.VERIFY_CONTACT && each.state() == CaseTask.State.OPEN)
                .findFirst()
                .orElseThrow();
        assertThat(tasks.complete(task.id(), "the office has a new number", TestingWorld.TESTER))
                .isTrue();
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
    }

    /** Whatever the model made of so few words, a person says. */
    private DecisionId saidToBe(CaseId id, ReplyClass replyClass) {
        DecisionId decided = jdbi.withHandle(handle -> handle.createQuery(
                        "select id from triage_decision where undone_at is null and sms_id is not null")
                .mapTo(DecisionId.class)
                .one());
        return queue.correct(decided, new ReviewQueue.Verdict(List.of(replyClass), id, null), TestingWorld.TESTER);
    }

    private Receivable owed(String debtor) {
        return world.receivable(
                debtor, "FV/" + world.next() + "/SMS", "100.00", clock.today().minusDays(4));
    }

    private String phone(Receivable receivable) {
        return parties.contactPoints(receivable.debtorId()).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private ContactPoint.State stateOf(Receivable receivable, String phone) {
        return parties.contactPoints(receivable.debtorId()).stream()
                .filter(point -> point.value().equals(phone))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void arrives(String eventId, String phone, String text) {
        transactions.run(() -> {
            long sms = jdbi.withHandle(handle -> handle.createUpdate("""
                            insert into inbound_sms (gateway, event_id, sender, recipient, text, received_at)
                            values ('sms-http/HttpGateway', :event, :phone, '48500600700', :text, :now)
                            """)
                    .bind("event", eventId)
                    .bind("phone", phone)
                    .bind("text", text)
                    .bind("now", clock.instant())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            events.publishEvent(new SmsReceived(sms));
        });
    }

    private int decisions(CaseId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from triage_decision where case_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private NewMessage reminder(CaseId id, Receivable receivable) {
        return new NewMessage(
                id.value(),
                receivable.debtorId(),
                Channel.MAIL,
                Purpose.REMINDER,
                "phone-debtor@debtors.example",
                "pl",
                "Przypomnienie o płatności",
                "Prosimy o zapłatę.",
                null,
                null,
                null,
                "test:sms-reply",
                clock.instant(),
                List.of(new NewMessage.Item(receivable.id().value(), receivable.balance())));
    }
}
