package io.dunlin.core.plans;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides how far a plan has come. Whatever was paid since it began counts towards the instalments in their order, early and
 * larger payments towards the next ones. An instalment is missed once its grace has passed and the bank's statements of that
 * time were read.
 *
 * @param afterGrace for the day of an instalment the first day on which it is late
 */
public record PlanProgressPolicy(UnaryOperator<LocalDate> afterGrace) {

    /**
     * How a plan stood when it was looked at last, and what the ledger shows now.
     *
     * @param credited what was paid since the plan began
     * @param noted what was noted of that before
     * @param keptBefore how many instalments were kept before
     * @param heldUntil when the next instalment is late, as it was said before
     */
    public record Course(
            List<Instalment> instalments, Money credited, Money noted, int keptBefore, LocalDate heldUntil) {

        public Course {
            instalments = List.copyOf(instalments);
        }
    }

    /** What became of a plan. */
    public sealed interface Progress {

        /** Nothing. */
        record Same() implements Progress {}

        /**
         * Money came or went.
         *
         * @param kept how many instalments are kept now: more or fewer than before, or as many
         */
        record Moved(int kept, LocalDate heldUntil) implements Progress {}

        /** All is paid. */
        record AllKept() implements Progress {}

        record Missed(Instalment instalment) implements Progress {}
    }

    /**
     * Decides on one plan on a day.
     *
     * @param bankReadUntil the last day of which all statements are known; null where no bank account is
     */
    public Progress decide(Course course, LocalDate today, @Nullable LocalDate bankReadUntil) {
        int kept = kept(course.instalments, course.credited);
        if (kept == course.instalments.size()) {
            return new Progress.AllKept();
        }
        Instalment next = course.instalments.get(kept);
        if (kept != course.keptBefore) {
            return new Progress.Moved(kept, heldUntil(next, kept < course.keptBefore, today));
        }
        boolean late = !today.isBefore(course.heldUntil);
        boolean bankKnows = bankReadUntil == null || !bankReadUntil.isBefore(course.heldUntil.minusDays(1));
        if (late && bankKnows) {
            return new Progress.Missed(next);
        }
        return course.credited.equals(course.noted) ? new Progress.Same() : new Progress.Moved(kept, course.heldUntil);
    }

    /** Whose payment the bank took back has the grace once more to pay again. */
    private LocalDate heldUntil(Instalment next, boolean takenBack, LocalDate today) {
        LocalDate byPlan = afterGrace.apply(next.dueOn());
        LocalDate atLeast = takenBack ? afterGrace.apply(today) : byPlan;
        return atLeast.isAfter(byPlan) ? atLeast : byPlan;
    }

    /** How many instalments, from the first, a sum pays. */
    public static int kept(List<Instalment> instalments, Money credited) {
        int kept = 0;
        Money left = credited;
        while (kept < instalments.size() && instalments.get(kept).amount().isAtMost(left)) {
            left = left.minus(instalments.get(kept).amount());
            kept++;
        }
        return kept;
    }
}
