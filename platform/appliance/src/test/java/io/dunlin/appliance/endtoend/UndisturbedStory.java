package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.endtoend.TestingMailbox.Mail;
import io.dunlin.spi.value.Money;

/** The story as it goes when nothing happens to the appliance. */
final class UndisturbedStory {

    private final EndToEndScene scene;
    private final StoryQuestions ask;

    UndisturbedStory(EndToEndScene scene) {
        this.scene = scene;
        this.ask = new StoryQuestions(scene);
    }

    Mail remind() {
        scene.moveTo(scene.days.reminded(), 7, 0);
        scene.appliance.start();
        scene.moveTo(scene.days.reminded(), 9, 0);
        Mail reminder = scene.debtor().awaitMail("INBOX", "the reminder", mail -> true);
        assertThat(reminder.text()).contains(TestingFirm.INVOICE).contains("1 230,00");
        long message = ask.awaitMessage("REMINDER", "SENT");
        assertThat(scene.database.list("select message_id from outbound_message where id = ?", message))
                .containsExactly(reminder.messageId());
        return reminder;
    }

    void readPromise(Mail reminder) throws Exception {
        scene.promise(reminder, scene.days.promised());
        Mail filed = scene.firmMailbox().awaitMail("Dunlin/PROMISE", "the filed promise", mail -> true);
        assertThat(filed.subject()).contains(reminder.subject());
        ask.awaitMessage("PROMISE_CONFIRMATION", "SENT");
    }

    void waitForPromise() {
        ask.awaitHeldEscalation();
    }

    void settle() throws Exception {
        long escalation = ask.awaitEscalation();
        Money opening = TestingFirm.OPENING;
        scene.handIn(TestingFirm.statement(2, scene.days.escalated(), opening, TestingFirm.OWED));
        ask.awaitState(escalation, "CANCELLED");
        Mail alert = scene.manager()
                .awaitMail("INBOX", "the manager's alert", mail -> mail.text().contains(TestingFirm.INVOICE));
        assertThat(alert.text()).contains("1 230,00");
        ask.awaitMessage("PAYMENT_ALERT", "SENT");
        scene.moveTo(scene.days.escalated(), 9, 0);
        ask.awaitLookIntoDoubts();
        assertThat(ask.state(escalation)).isEqualTo("CANCELLED");
    }
}
