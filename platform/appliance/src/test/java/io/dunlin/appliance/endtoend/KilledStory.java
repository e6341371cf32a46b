package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.endtoend.ApplianceDatabase.HeldRow;
import io.dunlin.appliance.endtoend.PausingProxy.Hold;
import io.dunlin.appliance.endtoend.TestingMailbox.Mail;
import io.dunlin.spi.value.Money;

/** The same story, and the power fails ten times, each time in the middle of something. */
final class KilledStory {

    private static final Money PART = Money.of("430.00", "PLN");

    private final EndToEndScene scene;
    private final StoryQuestions ask;
    private int kills;

    KilledStory(EndToEndScene scene) {
        this.scene = scene;
        this.ask = new StoryQuestions(scene);
    }

    int kills() {
        return kills;
    }

    Mail remind() {
        scene.moveTo(scene.days.reminded(), 7, 0);
        scene.appliance.start();
        dieWhileDeciding();
        dieBeforeTheText();
        scene.appliance.start();
        long message = nothingLeftAndIsDoubted();
        Hold taken = scene.smtp.holdAnswered(line -> line.startsWith("250 2.0.0 "));
        scene.firm.judgeDoubt(message, false);
        taken.await("the server's word that it has the reminder");
        die();
        scene.appliance.start();
        Mail reminder = hasLeftAndIsDoubted(message);
        scene.firm.judgeDoubt(message, true);
        ask.awaitState(message, "SENT");
        return reminder;
    }

    /** In the transaction that decides on the case. */
    private void dieWhileDeciding() {
        try (HeldRow held = scene.database.hold("collection_case", ask.caseId())) {
            scene.moveTo(scene.days.reminded(), 9, 0);
            held.awaitSomebodyWaiting(scene.appliance);
            die();
        }
    }

    /** The reminder's intent is committed; its recipient is named to the server, its text is not. */
    private void dieBeforeTheText() {
        assertThat(scene.debtor().inbox()).isEmpty();
        Hold text = scene.smtp.holdSaid(line -> line.startsWith("DATA"));
        scene.appliance.start();
        text.await("the reminder's text");
        die();
    }

    private long nothingLeftAndIsDoubted() {
        long message = ask.awaitMessage("REMINDER", "IN_DOUBT");
        ask.awaitLookIntoDoubts();
        assertThat(ask.state(message)).isEqualTo("IN_DOUBT");
        assertThat(scene.debtor().inbox()).isEmpty();
        return message;
    }

    private Mail hasLeftAndIsDoubted(long message) {
        Mail reminder = scene.debtor().awaitMail("INBOX", "the reminder", mail -> true);
        ask.awaitState(message, "IN_DOUBT");
        ask.awaitLookIntoDoubts();
        assertThat(ask.state(message)).isEqualTo("IN_DOUBT");
        assertThat(scene.debtor().inbox()).containsExactly(reminder);
        return reminder;
    }

    void readPromise(Mail reminder) throws Exception {
        Hold octets = scene.inbox.holdAnswered(line -> line.contains("BODY[]"));
        scene.promise(reminder, scene.days.promised());
        octets.await("the reply's octets");
        die();
        dieWhileTriaging();
        dieBeforeTheMoveAndAfterTheCopy();
        dieAfterTheMove();
        scene.appliance.start();
        ask.awaitCount("the reply to be filed", 1, "select count(*) from inbound_mail where filed_at is not null");
        ask.awaitLookIntoDoubts();
        // Its copy lies in the folder of copies: nobody has to be asked.
        ask.awaitMessage("PROMISE_CONFIRMATION", "SENT");
    }

    /** The reply is stored, and the transaction that decides on it stands in its middle. */
    private void dieWhileTriaging() {
        Hold octets = scene.inbox.holdAnswered(line -> line.contains("BODY[]"));
        scene.appliance.start();
        octets.await("the reply's octets, asked for again");
        assertThat(scene.database.count("select count(*) from inbound_mail")).isZero();
        try (HeldRow held = scene.database.hold("collection_case", ask.caseId())) {
            octets.release();
            held.awaitSomebodyWaiting(scene.appliance);
            assertThat(scene.database.list("select state from inbound_mail")).containsExactly("RECEIVED");
            die();
        }
        assertThat(scene.firmMailbox().inbox()).hasSize(1);
    }

    /** Decided: the reply is about to be moved, and the confirmation has left, which only its copy can tell. */
    private void dieBeforeTheMoveAndAfterTheCopy() {
        Hold move = scene.inbox.holdSaid(line -> line.contains(" MOVE "));
        Hold copy = scene.copies.holdAnswered(line -> line.contains("APPENDUID") || line.contains("Append completed"));
        scene.appliance.start();
        move.await("the reply's move");
        copy.await("the confirmation's copy");
        assertThat(scene.database.count("select count(*) from triage_decision")).isEqualTo(1);
        die();
        assertThat(scene.firmMailbox().inbox()).hasSize(1);
    }

    /** The server has moved the reply, and the appliance does not hear of it. */
    private void dieAfterTheMove() {
        Hold moved = scene.inbox.holdAnswered(line -> line.contains("Move completed"));
        scene.appliance.start();
        moved.await("the server's word that the reply is moved");
        die();
        assertThat(scene.firmMailbox().inbox()).isEmpty();
        assertThat(scene.database.count("select count(*) from inbound_mail where filed_at is not null"))
                .isZero();
    }

    void waitForPromise() {
        ask.awaitHeldEscalation();
    }

    void settle() throws Exception {
        long escalation = ask.awaitEscalation();
        dieWhileBooking();
        scene.appliance.start();
        ask.awaitState(escalation, "CANCELLED");
        ask.awaitMessage("PAYMENT_ALERT", "SENT");
        dieWhileAllocating();
        dieBeforeTheAlert();
        scene.appliance.start();
        long alert = ask.awaitMessage("PAYMENT_ALERT", "IN_DOUBT");
        assertThat(scene.alerts()).hasSize(1);
        scene.firm.judgeDoubt(alert, false);
        ask.awaitState(alert, "SENT");
        scene.moveTo(scene.days.escalated(), 9, 0);
        ask.awaitLookIntoDoubts();
        assertThat(ask.state(escalation)).isEqualTo("CANCELLED");
    }

    /** A part of the debt is paid: in the transaction that books the statement. */
    private void dieWhileBooking() throws Exception {
        try (HeldRow held = scene.database.hold("bank_account", ask.accountId())) {
            scene.drop(TestingFirm.statement(2, scene.days.escalated(), TestingFirm.OPENING, PART));
            held.awaitSomebodyWaiting(scene.appliance);
            die();
        }
    }

    /** The rest is paid: in the transaction that settles the debt. */
    private void dieWhileAllocating() throws Exception {
        try (HeldRow held = scene.database.hold("collection_case", ask.caseId())) {
            Money opening = TestingFirm.OPENING.plus(PART);
            scene.drop(TestingFirm.statement(3, scene.days.escalated(), opening, TestingFirm.OWED.minus(PART)));
            held.awaitSomebodyWaiting(scene.appliance);
            die();
        }
    }

    /** All is allocated; the mail server has been greeted for the alert, and knows nothing else of it. */
    private void dieBeforeTheAlert() {
        assertThat(scene.database.count("select count(*) from allocation")).isEqualTo(1);
        Hold alert = scene.smtp.holdSaid(line -> line.startsWith("MAIL FROM"));
        scene.appliance.start();
        alert.await("the manager's second alert");
        assertThat(scene.database.count("select count(*) from allocation")).isEqualTo(2);
        die();
    }

    private void die() {
        kills++;
        scene.kill();
    }
}
