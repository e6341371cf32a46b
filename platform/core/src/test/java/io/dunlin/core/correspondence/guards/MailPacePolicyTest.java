package io.dunlin.core.correspondence.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.correspondence.guards.MailPaceSettings.DomainPace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPacePolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void a_handful_leaves_at_once_and_the_rest_one_after_the_other() {
        assertThat(secondsOf(30, 7)).containsExactly(0L, 0L, 0L, 1L, 3L, 5L, 7L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 60, 600, 6000})
    void no_minute_gets_more_than_the_pace_and_the_handful_before_it(int perMinute) {
        List<Long> seconds = secondsOf(perMinute, 5 * perMinute);
        int handful = perMinute / 12 + 1;
        for (long minute = 0; minute < 4; minute++) {
            long from = minute * 60;
            assertThat(seconds.stream().filter(at -> at >= from && at < from + 60))
                    .hasSizeLessThanOrEqualTo(perMinute + handful);
        }
        assertThat(seconds.getLast()).isBetween(5 * 60L - 5 - 60 / perMinute - 1, 5 * 60L);
    }

    @Test
    void a_pause_gives_no_credit_for_later() {
        MailPacePolicy policy = new MailPacePolicy(60);
        assertThat(policy.place(NOW.minus(Duration.ofHours(3)), NOW).nextFree()).isEqualTo(NOW.plusSeconds(1));
        assertThat(policy.place(null, NOW).leavesAt()).isEqualTo(NOW);
    }

    @Test
    void settings_refuse_what_is_no_domain_or_no_pace() {
        assertThatThrownBy(() -> new DomainPace("gmail", 1)).hasMessageContaining("gmail");
        assertThatThrownBy(() -> new DomainPace("gmail.com", 0)).hasMessageContaining("gmail.com");
        assertThatThrownBy(
                        () -> new MailPaceSettings(List.of(new DomainPace("WP.pl", 1), new DomainPace("wp.pl", 2)), 0))
                .hasMessageContaining("twice");
        assertThat(MailPaceSettings.GROUP.defaults().perMinute("wp.pl")).isEqualTo(30);
        assertThat(MailPaceSettings.GROUP.defaults().perMinute("firma.example")).isZero();
    }

    /** Seconds from now at which so many messages that come together leave. */
    private static List<Long> secondsOf(int perMinute, int messages) {
        MailPacePolicy policy = new MailPacePolicy(perMinute);
        List<Long> seconds = new ArrayList<>();
        Instant nextFree = null;
        for (int i = 0; i < messages; i++) {
            MailPacePolicy.Place place = policy.place(nextFree, NOW);
            seconds.add(Duration.between(NOW, place.leavesAt()).toSeconds());
            nextFree = place.nextFree();
        }
        return seconds;
    }
}
