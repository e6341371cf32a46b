package io.dunlin.core.dunning.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often a debtor may be pressed, over all channels and cases.
 *
 * @param perDay messages in a day
 * @param perWeek messages in any 7 days
 * @param perFortnight messages in any 14 days
 */
public record ContactLimitPolicy(int perDay, int perWeek, int perFortnight) {

    private static final int WEEK = 7;

    /** The days that count: as far back as the longest limit looks. */
    public static final int FORTNIGHT = 14;

    /**
     * The first day on which another message may leave; empty where it may leave today.
     *
     * @param sentOn the days of the messages that left, in any order
     */
    public Optional<LocalDate> blockedUntil(List<LocalDate> sentOn, LocalDate today) {
        return Stream.of(
                        window(sentOn, today, 1, perDay),
                        window(sentOn, today, WEEK, perWeek),
                        window(sentOn, today, FORTNIGHT, perFortnight))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** When enough of a window's messages have left it. */
    private static Optional<LocalDate> window(List<LocalDate> sentOn, LocalDate today, int days, int limit) {
        LocalDate first = today.minusDays(days - 1L);
        List<LocalDate> inWindow = sentOn.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(today))
                .sorted()
                .toList();
        return inWindow.size() < limit
                ? Optional.empty()
                : Optional.of(inWindow.get(inWindow.size() - limit).plusDays(days));
    }
}
