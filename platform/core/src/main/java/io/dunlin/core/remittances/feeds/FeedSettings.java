package io.dunlin.core.remittances.feeds;

import io.dunlin.core.remittances.policy.PollSchedule;
import io.dunlin.core.settings.SettingGroup;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/**
 * When the bank's files are asked for, and from whom they are taken by mail.
 *
 * @param times on business days, in the firm's zone. As shipped: a quarter of an hour after the outgoing sessions of ELIXIR
 *     (KIR: about 11:00, 15:00 and 17:30), when banks have booked what came
 * @param graceMinutes for how long after its time a poll still counts, 5 to 240
 * @param quietDays business days without a file after which a feed that brought files before is late, 1 to 30; 0 for never
 * @param senders addresses whose attached statements are taken in; empty for none
 */
public record FeedSettings(List<LocalTime> times, int graceMinutes, int quietDays, List<String> senders) {

    public static final SettingGroup<FeedSettings> GROUP = new SettingGroup<>(
            "bank-feeds",
            FeedSettings.class,
            new FeedSettings(
                    List.of(LocalTime.of(11, 15), LocalTime.of(15, 15), LocalTime.of(17, 45)), 30, 3, List.of()));

    private static final int MOST_TIMES = 24;
    private static final int LEAST_GRACE = 5;
    private static final int MOST_GRACE = 240;
    private static final int MOST_QUIET_DAYS = 30;
    private static final int MOST_SENDERS = 50;

    public FeedSettings {
        times = times.stream().distinct().sorted().toList();
        senders = senders.stream()
                .map(sender -> sender.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (times.size() > MOST_TIMES || graceMinutes < LEAST_GRACE || graceMinutes > MOST_GRACE) {
            throw new IllegalArgumentException("Write at most " + MOST_TIMES + " times, and a grace of " + LEAST_GRACE
                    + " to " + MOST_GRACE + " minutes");
        }
        if (quietDays < 0 || quietDays > MOST_QUIET_DAYS) {
            throw new IllegalArgumentException("quietDays: write 0 to " + MOST_QUIET_DAYS);
        }
        if (senders.size() > MOST_SENDERS
                || senders.stream().anyMatch(sender -> !sender.matches("[^@\\s]+@[^@\\s]+"))) {
            throw new IllegalArgumentException("senders: write at most " + MOST_SENDERS + " whole mail addresses");
        }
    }

    PollSchedule schedule() {
        return new PollSchedule(times, Duration.ofMinutes(graceMinutes));
    }
}
