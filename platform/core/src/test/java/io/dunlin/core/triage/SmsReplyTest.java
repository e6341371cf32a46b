package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
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
    private ProductSettings settings;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Jdbi jdbi;

    @Test
    void what_a_debtor_writes_by_phone_keeps_reminders_back_until_it_is_dealt_with() {
        Receivable receivable = world.receivable(
                "phone-debtor",
                "FV/" + world.next() + "/SMS",
                "100.00",
                clock.today().minusDays(4));
        CaseId id = world.caseOf(receivable);
        String phone = parties.contactPoints(receivable.debtorId()).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .findFirst()
                .orElseThrow()
                .value();
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
