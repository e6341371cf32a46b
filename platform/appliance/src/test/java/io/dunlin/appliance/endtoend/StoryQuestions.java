package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;

/** What a story asks the database, in its words. */
record StoryQuestions(EndToEndScene scene) {

    long caseId() {
        return scene.database.count("select id from collection_case");
    }

    long accountId() {
        return scene.database.count("select id from bank_account");
    }

    long awaitMessage(String purpose, String state) {
        return Patience.await(
                "a message " + purpose + " that is " + state,
                () -> scene
                        .database
                        .list(
                                "select id from outbound_message where purpose = ? and state = ? order by id desc limit 1",
                                purpose,
                                state)
                        .stream()
                        .map(Long::valueOf)
                        .findFirst(),
                this::otherwise);
    }

    void awaitState(long message, String state) {
        Patience.awaitThat(
                "message " + message + " to be " + state,
                () -> scene.database
                        .list("select state from outbound_message where id = ?", message)
                        .contains(state),
                this::otherwise);
    }

    String state(long message) {
        return scene.database
                .list("select state from outbound_message where id = ?", message)
                .getFirst();
    }

    void awaitCount(String what, long expected, String sql, Object... values) {
        Patience.awaitThat(what, () -> scene.database.count(sql, values) == expected, this::otherwise);
    }

    /** Waits for the day's decisions and returns how that on the only case came out, with its reason. */
    String awaitDecision(LocalDate day) {
        awaitCount(
                "the run of " + day,
                1,
                "select count(*) from dunning_run where business_date = ? and state = 'FINISHED'",
                day.toString());
        return scene.database
                .list(
                        "select concat(outcome, ' ', reason) from dunning_decision where business_date = ?",
                        day.toString())
                .getFirst();
    }

    /** On the day of the next step the case stands still, for the promise. */
    void awaitHeldEscalation() {
        assertThat(scene.database.list("select reason from case_hold where released_at is null"))
                .containsExactly("PROMISE");
        scene.moveTo(scene.days.held(), 9, 0);
        assertThat(awaitDecision(scene.days.held())).isEqualTo("WAIT HELD");
        awaitCount("no second reminder", 1, "select count(*) from outbound_message where purpose = 'REMINDER'");
    }

    /** The promise is broken, and the next reminder waits for the first minute of the contact hours: its id. */
    long awaitEscalation() {
        scene.moveTo(scene.days.escalated(), 6, 0);
        awaitCount("the promise to be broken", 1, "select count(*) from promise_to_pay where state = 'BROKEN'");
        scene.moveTo(scene.days.escalated(), 7, 31);
        assertThat(awaitDecision(scene.days.escalated())).startsWith("TAKE ");
        return awaitMessage("REMINDER", "QUEUED");
    }

    /** Waits until messages in doubt have been looked for once more. */
    void awaitLookIntoDoubts() {
        String sql =
                "select coalesce(max(last_success), '-') from scheduled_tasks where task_name = 'look-into-doubts'";
        String before = scene.database.list(sql).getFirst();
        scene.clock.advance(Duration.ofSeconds(61));
        Patience.awaitThat(
                "a look into doubts", () -> !scene.database.list(sql).getFirst().equals(before), this::otherwise);
    }

    String otherwise() {
        return "Messages: "
                + scene.database.list(
                        "select concat(id, ' ', purpose, ' ', state, ' ', coalesce(outcome, '')) from outbound_message")
                + "; failed jobs: " + scene.database.list("select concat(job_type, ' ', message) from failed_job")
                + ". " + scene.appliance.endOfLog();
    }
}
