package io.dunlin.appliance.endtoend;

import io.dunlin.appliance.endtoend.TestingMailbox.Mail;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real Postfix, Dovecot and MariaDB: fifteen debtors are reminded, and each answers in another of the fifteen ways. */
@NeedsRealMailServers
class EachClassIT {

    private EndToEndScene scene;

    @BeforeEach
    void sets_up() throws Exception {
        scene = new EndToEndScene(EachReply.writers());
    }

    @AfterEach
    void leaves_nothing_running() {
        scene.close();
    }

    @Test
    void files_holds_notes_and_answers_or_keeps_silent_as_the_class_asks() throws Exception {
        scene.moveTo(scene.days.reminded(), 7, 0);
        scene.appliance.start();
        scene.moveTo(scene.days.reminded(), 9, 0);
        Map<EachReply, Mail> reminders = new EnumMap<>(EachReply.class);
        for (EachReply reply : EachReply.values()) {
            reminders.put(reply, reply.awaitReminder(scene));
        }
        for (Map.Entry<EachReply, Mail> reminded : reminders.entrySet()) {
            reminded.getKey().write(scene, reminded.getValue());
        }
        for (EachReply reply : EachReply.values()) {
            reply.becomesWhatItShould(scene);
        }
    }
}
