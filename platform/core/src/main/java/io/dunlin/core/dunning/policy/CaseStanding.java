package io.dunlin.core.dunning.policy;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands on a day, as far as escalation asks.
 *
 * @param stage whether the case is open, closed, or with the lawyers
 * @param block what stops all of the case, if anything does; the longest where several do
 * @param items what is owed, open and positive
 * @param credits what the firm owes back: overpayments, as a positive amount
 * @param reachedBy the ways in which the debtor may be reached
 * @param pending what is under way and must end first
 */
public record CaseStanding(
        Stage stage,
        @Nullable Block block,
        List<Item> items,
        Money credits,
        Set<Reach> reachedBy,
        Set<Pending> pending) {

    /** Who has the case. */
    public enum Stage {
        OPEN,
        LITIGATION,
        CLOSED
    }

    /** A way to reach a debtor, with an address that may be used. */
    public enum Reach {
        EMAIL,
        PHONE
    }

    /** What is under way. */
    public enum Pending {
        TASK,
        MESSAGE,
        /** The debtor was written to on this day, in this or another case. */
        CONTACTED_TODAY
    }

    /**
     * What stops a case or an item.
     *
     * @param until the first day on which it may move again; null until a person or the bank changes it
     */
    public record Block(DunningReason reason, @Nullable LocalDate until) {}

    /**
     * A receivable that is owed.
     *
     * @param demandableUntil the last day before limitation bars a demand; null where it bars none by itself
     * @param block what stops this receivable alone
     */
    public record Item(
            ReceivableId id,
            String number,
            LocalDate dueOn,
            Money balance,
            @Nullable LocalDate demandableUntil,
            @Nullable Block block) {

        /** Whether limitation bars a demand on that day. */
        boolean isBarredOn(LocalDate day) {
            return demandableUntil != null && day.isAfter(demandableUntil);
        }
    }

    public CaseStanding {
        items = items.stream()
                .sorted(Comparator.comparing(Item::dueOn)
                        .thenComparingLong(item -> item.id().value()))
                .toList();
        reachedBy = Set.copyOf(reachedBy);
        pending = Set.copyOf(pending);
    }

    /** What may be asked for: nothing stops it. */
    public List<Item> free() {
        return items.stream().filter(item -> item.block() == null).toList();
    }

    /** The same case, whose debtor was written to today. */
    public CaseStanding contactedToday() {
        Set<Pending> more = EnumSet.of(Pending.CONTACTED_TODAY);
        more.addAll(pending);
        return new CaseStanding(stage, block, items, credits, reachedBy, more);
    }

    /**
     * The same case on a later day, where nobody did anything: what ended by then stops no more, what was under way is
     * done, and a claim that became time-barred is stopped.
     */
    public CaseStanding onLaterDay(LocalDate day) {
        List<Item> then = items.stream()
                .map(item -> new Item(
                        item.id(),
                        item.number(),
                        item.dueOn(),
                        item.balance(),
                        item.demandableUntil(),
                        item.isBarredOn(day)
                                ? new Block(DunningReason.LIMITATION_PASSED, null)
                                : stillOn(item.block(), day)))
                .toList();
        return new CaseStanding(stage, stillOn(block, day), then, credits, reachedBy, Set.of());
    }

    private static @Nullable Block stillOn(@Nullable Block block, LocalDate day) {
        return block == null || block.until() == null || block.until().isAfter(day) ? block : null;
    }
}
