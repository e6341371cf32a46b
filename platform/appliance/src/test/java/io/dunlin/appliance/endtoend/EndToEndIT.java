package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.audit.AuditSeal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The appliance's main job on a real Postfix, Dovecot and MariaDB: reminder, promise, hold, payment, alert, settlement for the
 * ERP. Once undisturbed, with the statement handed in on the screen, and once killed at ten points and started again.
 */
@NeedsRealMailServers
class EndToEndIT {

    private EndToEndScene scene;

    @BeforeEach
    void sets_up() throws Exception {
        scene = new EndToEndScene();
    }

    @AfterEach
    void leaves_nothing_running() {
        scene.close();
    }

    @Test
    void reminds_reads_the_answer_waits_settles_and_tells_the_manager() throws Exception {
        UndisturbedStory story = new UndisturbedStory(scene);

        TestingMailbox.Mail reminder = story.remind();
        story.readPromise(reminder);
        story.waitForPromise();
        story.settle();

        FinalState state = new FinalState(scene);
        state.mailboxesHoldEachMailOnce(1);
        state.databaseHoldsEachThingOnce(1);
        state.erpIsToldOfEachPaymentOnce("1230,00");
        assertThat(scene.firm.verifyAudit()).isInstanceOf(AuditSeal.Verdict.Intact.class);
    }

    @Test
    void loses_nothing_and_sends_nothing_twice_though_killed_at_ten_points() throws Exception {
        KilledStory story = new KilledStory(scene);

        TestingMailbox.Mail reminder = story.remind();
        story.readPromise(reminder);
        story.waitForPromise();
        story.settle();

        assertThat(story.kills()).isEqualTo(10);
        FinalState state = new FinalState(scene);
        state.mailboxesHoldEachMailOnce(2);
        state.databaseHoldsEachThingOnce(2);
        state.erpIsToldOfEachPaymentOnce("430,00", "800,00");
        assertThat(scene.firm.verifyAudit()).isInstanceOf(AuditSeal.Verdict.Intact.class);
    }
}
