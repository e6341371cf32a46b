package io.dunlin.core.triage.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Which of the dates in a mail is the one of a promise: the earliest that is to come, within 60 days, in a sentence
 * that promises. A date in the past or further ahead is no promise; today is one only where no later day is named, for
 * "500 today, the rest on Friday" promises the Friday.
 */
public final class PromiseDates {

    public static final int LONGEST_DAYS_AHEAD = 60;

    private PromiseDates() {}

    public static Optional<Found<NamedDate>> choose(
            List<Found<NamedDate>> dates, LocalDate writtenOn, IntPredicate promising) {
        return choose(dates, writtenOn, promising, Comparator.naturalOrder());
    }

    /** The last instead of the first: "Thursday is market day, by Friday you have it". */
    public static Optional<Found<NamedDate>> chooseLast(
            List<Found<NamedDate>> dates, LocalDate writtenOn, IntPredicate promising) {
        return choose(dates, writtenOn, promising, Comparator.reverseOrder());
    }

    /** The one that is named last: "after our call on Friday it will be paid on Monday the 15th". */
    public static Optional<Found<NamedDate>> chooseLastNamed(
            List<Found<NamedDate>> dates, LocalDate writtenOn, IntPredicate promising) {
        return promised(dates, writtenOn, promising)
                .min(Comparator.comparing((Found<NamedDate> found) ->
                                !found.value().date().isAfter(writtenOn))
                        .thenComparing(found -> found.value().grain())
                        .thenComparing(
                                Comparator.comparingInt(Found<NamedDate>::start).reversed()));
    }

    private static Stream<Found<NamedDate>> promised(
            List<Found<NamedDate>> dates, LocalDate writtenOn, IntPredicate promising) {
        return dates.stream()
                .filter(found -> !found.value().dated() && promising.test(found.start()))
                .filter(found -> isPromise(found.value().date(), writtenOn));
    }

    private static Optional<Found<NamedDate>> choose(
            List<Found<NamedDate>> dates, LocalDate writtenOn, IntPredicate promising, Comparator<LocalDate> order) {
        return promised(dates, writtenOn, promising)
                .min(Comparator.comparing((Found<NamedDate> found) ->
                                !found.value().date().isAfter(writtenOn))
                        .thenComparing(found -> found.value().grain())
                        .thenComparing(found -> found.value().date(), order));
    }

    public static boolean isPromise(LocalDate date, LocalDate writtenOn) {
        return !date.isBefore(writtenOn) && !date.isAfter(writtenOn.plusDays(LONGEST_DAYS_AHEAD));
    }
}
