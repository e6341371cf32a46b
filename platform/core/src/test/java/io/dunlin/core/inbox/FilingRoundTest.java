package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.JdbiInbox.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingRoundTest {

    /** So many wait for one folder and for another; so many are still to be decided on; so many of each go. */
    @ParameterizedTest
    @CsvSource({
        "  3,   1,  0,   3, 1",
        "  3,   1, 24,   3, 1",
        "  3,   1, 25,   0, 0",
        " 99,   1, 25,   0, 0",
        "100,   1, 25, 100, 0",
        "100, 250, 25, 100, 250",
        "  0,   0, 25,   0, 0",
    })
    void small_groups_wait_while_many_more_are_about_to_be_decided_on(
            int promises, int disputes, int undecided, int promisesMoved, int disputesMoved) {
        List<Waiting> waiting = new ArrayList<>(mails("INBOX", "PROMISE", promises));
        waiting.addAll(mails("INBOX", "DISPUTE", disputes));
        FilingRound round = FilingRound.of(waiting, undecided);
        Map<String, List<Waiting>> moved = round.bySource().getOrDefault("INBOX", Map.of());
        assertThat(moved.getOrDefault("PROMISE", List.of())).hasSize(promisesMoved);
        assertThat(moved.getOrDefault("DISPUTE", List.of())).hasSize(disputesMoved);
        assertThat(round.isEmpty()).isEqualTo(promisesMoved + disputesMoved == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "  3, 24, true",
        "  3, 25, false",
        " 99, 25, false",
        "100, 25, true",
    })
    void in_a_rush_only_folders_that_may_have_a_large_group_are_looked_at(int waiting, int undecided, boolean looked) {
        assertThat(FilingRound.worthLooking(Map.of("PROMISE", waiting), undecided)
                        .contains("PROMISE"))
                .isEqualTo(looked);
    }

    @ParameterizedTest
    @CsvSource({"INBOX, 2", "PROMISE, 1"})
    void each_folder_is_opened_once_for_all_that_leaves_it(String source, int targets) {
        List<Waiting> waiting = new ArrayList<>(mails("INBOX", "PROMISE", 2));
        waiting.addAll(mails("PROMISE", "DISPUTE", 1));
        waiting.addAll(mails("INBOX", "DISPUTE", 3));
        waiting.addAll(mails("INBOX", "PROMISE", 2));
        FilingRound round = FilingRound.of(waiting, 0);
        assertThat(round.bySource()).containsOnlyKeys("INBOX", "PROMISE");
        assertThat(round.bySource().get(source)).hasSize(targets);
        assertThat(round.bySource().get("INBOX").get("PROMISE")).hasSize(4);
    }

    private static List<Waiting> mails(String folder, String target, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(uid -> new Waiting(new InboundMailId(uid), folder, target, null, 1, uid))
                .toList();
    }
}
