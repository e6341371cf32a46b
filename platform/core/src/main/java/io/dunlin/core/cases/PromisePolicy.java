package io.dunlin.core.cases;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the promises of a case that wait for their money.
 * <p>
 * A promise of an amount is kept once so much came since it was given; where a case has several, the money is counted to the
 * one that is due first. A promise of all is kept once nothing is owed of what is due by its day. At the end of its grace
 * doubt speaks for the debtor: who says on Thursday that the 500 of Friday come on Monday, and pays them, broke no word, though
 * the 500 of Friday took the money.
 */
final class PromisePolicy {

    private PromisePolicy() {}

    /** What is to be written down of a promise. */
    enum Outcome {
        WAITS,
        KEPT,
        BROKEN
    }

    /**
     * What the ledger says of a promise.
     *
     * @param came what lowered the debt of the case since the promise was given, less what was taken back of that
     * @param taken how much of it promises took that were kept meanwhile
     * @param nothingDue whether nothing is owed of what is due by the promised day
     * @param brokenFrom the first day on which it is broken
     */
    record Course(PromiseToPay promise, Money came, Money taken, boolean nothingDue, LocalDate brokenFrom) {

        /** Whether as much came as was promised, whatever else was. */
        boolean reached() {
            return reachedWith(came);
        }

        private boolean reachedWith(Money left) {
            Money amount = promise.amount();
            return amount == null ? nothingDue && came.isPositive() : amount.isAtMost(left);
        }
    }

    /** @param courses of the pending promises of one case, the one that is due first at the front */
    static List<Outcome> decide(List<Course> courses, LocalDate today) {
        List<Outcome> outcomes = new ArrayList<>();
        Money before = null;
        for (Course course : courses) {
            Money left = course.came.minus(course.taken);
            if (before != null) {
                left = left.minus(before);
            }
            if (course.reachedWith(left)) {
                outcomes.add(Outcome.KEPT);
            } else if (today.isBefore(course.brokenFrom)) {
                outcomes.add(Outcome.WAITS);
            } else {
                outcomes.add(course.reached() ? Outcome.KEPT : Outcome.BROKEN);
            }
            Money amount = course.promise.amount();
            if (amount != null) {
                before = before == null ? amount : before.plus(amount);
            }
        }
        return outcomes;
    }
}
