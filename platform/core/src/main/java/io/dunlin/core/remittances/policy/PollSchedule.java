package io.dunlin.core.remittances.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the bank's files are to be asked for: at clock times of business days. A time that nothing was asked at within its
 * grace is missed.
 *
 * @param times in the firm's zone
 * @param grace for how long after its time a poll still counts
 */
public record PollSchedule(List<LocalTime> times, Duration grace) {

    private static final int DAYS_BACK = 5;

    /** What is to be done about one time. */
    public sealed interface Due {

        Instant scheduledFor();

        /** It is time to ask. */
        record Ask(Instant scheduledFor) implements Due {}

        /** Nobody asked in time. */
        record Missed(Instant scheduledFor) implements Due {}
    }

    public PollSchedule {
        times = times.stream().sorted().toList();
    }

    /**
     * What is due, the earliest first.
     *
     * @param concluded the last time that was asked at or missed; null where nothing was watched before: then only what is
     *     still in its grace is due
     */
    public List<Due> due(@Nullable Instant concluded, Instant now, ZoneId zone, Predicate<LocalDate> businessDay) {
        Instant earliest = concluded == null ? now.minus(grace) : concluded;
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Due> due = new ArrayList<>();
        for (LocalDate day = today.minusDays(DAYS_BACK); !day.isAfter(today); day = day.plusDays(1)) {
            if (businessDay.test(day)) {
                for (LocalTime time : times) {
                    Instant at = day.atTime(time).atZone(zone).toInstant();
                    if (at.isAfter(earliest) && !at.isAfter(now)) {
                        due.add(now.isAfter(at.plus(grace)) ? new Due.Missed(at) : new Due.Ask(at));
                    }
                }
            }
        }
        return due;
    }
}
