package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.channels.SmsReceived;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A reminder waits as long as anything that its debtor wrote is undecided, even where it hangs on no case. */
@FeatureTest
class ReplyUnreadGuardTest {

    @Autowired
    private ReplyUnreadGuard guard;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private ReviewQueries replies;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Parties parties;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_mail_that_fits_two_debtors_cases_keeps_its_writers_reminder_back_until_a_person_says_whose_it_is() {
        Receivable own = owed("pisze");
        Receivable foreign = owed("inny");
        OutboundMessageId reminder = reminder("pisze", own);
        OutboundMessageId other = reminder("inny", foreign);
        assertThat(isKeptBack(reminder)).isFalse();

        InboundMailId id =
                mailbox.receive(mail("pisze", "Faktury " + foreign.number() + " nie uznaję, towar był uszkodzony."));
        world.untilIdle();
        ReviewQueries.ReplyRow asked = replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 10)
                .getFirst();
        assertThat(asked.mailId()).isEqualTo(id.value());
        assertThat(asked.caseId()).isNull();
        assertThat(isKeptBack(reminder)).isTrue();
        assertThat(isKeptBack(other)).as("of him nobody heard").isFalse();

        DecisionId decided = queue.correct(
                asked.decisionId(),
                new ReviewQueue.Verdict(List.of(ReplyClass.QUESTION), world.caseOf(own), null),
                TestingWorld.TESTER);
        assertThat(replies.get(decided).inForce()).isTrue();
        assertThat(isKeptBack(reminder))
                .as("what holds it now is the hold of the class")
                .isFalse();
    }

    @Test
    void a_mail_that_could_not_be_read_keeps_its_writers_reminder_back_until_a_person_looked() {
        OutboundMessageId reminder = reminder("niema", owed("niema"));
        InboundMailId id = transactions.in(() -> {
            InboundMailId received = mailbox.receive(mail("niema", "cokolwiek"));
            jdbi.useHandle(handle -> handle.createUpdate(
                            "insert into triage_attempt (mail_id, attempts, begun_at) values (:id, 3, now(6))")
                    .bind("id", received)
                    .execute());
            return received;
        });
        world.untilIdle();
        assertThat(replies.ofMail(id.value())).isEmpty();
        assertThat(isKeptBack(reminder)).isTrue();

        CaseTask task =
                tasks.open(CaseTask.Kind.QUARANTINED_MAIL, Window.first(10)).getFirst();
        tasks.complete(task.id(), "an advertisement", TestingWorld.TESTER);
        assertThat(isKeptBack(reminder)).isFalse();
    }

    @Test
    void a_text_message_from_a_number_that_two_debtors_share_keeps_both_their_reminders_back() {
        Receivable one = owed("pierwszy");
        Receivable two = owed("drugi");
        String phone = parties.contactPoints(one.debtorId()).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .findFirst()
                .orElseThrow()
                .value();
        parties.addContact(
                two.debtorId(),
                ContactPoint.Kind.PHONE,
                phone,
                ContactPoint.State.ACTIVE,
                "one office",
                TestingWorld.TESTER);
        OutboundMessageId first = reminder("pierwszy", one);
        OutboundMessageId second = reminder("drugi", two);
        transactions.run(() -> {
            long sms = jdbi.withHandle(handle -> handle.createUpdate("""
                            insert into inbound_sms (gateway, event_id, sender, recipient, text, received_at)
                            values ('testing', 'one', :phone, '48500600700', 'Nie zaplace, towar byl uszkodzony!', :now)
                            """)
                    .bind("phone", phone)
                    .bind("now", clock.instant())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            events.publishEvent(new SmsReceived(sms));
        });
        world.untilIdle();

        assertThat(isKeptBack(first)).isTrue();
        assertThat(isKeptBack(second)).isTrue();
    }

    @Test
    void a_text_message_keeps_a_reminder_back_before_the_machine_has_looked() {
        Receivable own = owed("szybki");
        OutboundMessageId reminder = reminder("szybki", own);
        OutboundMessageId other = reminder("obcy", owed("obcy"));
        assertThat(isKeptBack(reminder)).isFalse();
        String phone = parties.contactPoints(own.debtorId()).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .findFirst()
                .orElseThrow()
                .value();
        int stored = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into inbound_sms (gateway, event_id, sender, recipient, text, received_at)
                        values ('testing', 'two', :phone, '48500600700', 'Zaplacone wczoraj', :now)
                        """)
                .bind("phone", phone)
                .bind("now", clock.instant())
                .execute());
        assertThat(stored).isOne();
        assertThat(isKeptBack(reminder)).isTrue();
        assertThat(isKeptBack(other)).isFalse();
    }

    private boolean isKeptBack(OutboundMessageId reminder) {
        return guard.refuse(outbox.get(reminder), clock.instant()).isPresent();
    }

    private Receivable owed(String debtor) {
        return world.receivable(
                debtor, "FV/" + world.next() + "/2026", "100.00", clock.today().minusDays(4));
    }

    private static byte[] mail(String debtor, String text) {
        return ("From: <" + debtor + "@debtors.example>\r\nTo: sprawy@kancelaria.example\r\nSubject: pismo\r\n"
                        + "Date: Mon, 16 Nov 2026 08:30:00 +0100\r\nMessage-ID: <" + debtor + "@debtors.example>\r\n"
                        + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private OutboundMessageId reminder(String debtor, Receivable owed) {
        return outbox.queue(
                new NewMessage(
                        world.caseOf(owed).value(),
                        owed.debtorId(),
                        Channel.MAIL,
                        Purpose.REMINDER,
                        debtor + "@debtors.example",
                        "pl",
                        "Przypomnienie o płatności",
                        "Prosimy o zapłatę.",
                        null,
                        null,
                        null,
                        "test:unread:" + debtor,
                        clock.instant(),
                        List.of(new NewMessage.Item(owed.id().value(), owed.balance()))),
                TestingWorld.TESTER);
    }
}
