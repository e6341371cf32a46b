package io.dunlin.core.remittances.policy;

import java.util.Comparator;

/** Which of several debts is paid first where the debtor named none (art. 451 of the Polish civil code: the oldest due). */
public enum AllocationOrder {
    OLDEST_DUE(Comparator.comparing(OpenItem::dueOn)),
    NEWEST_DUE(Comparator.comparing(OpenItem::dueOn).reversed()),
    SMALLEST(Comparator.comparing(OpenItem::balance));

    @SuppressWarnings("ImmutableEnumChecker") // its parts are method references
    private final Comparator<OpenItem> comparator;

    AllocationOrder(Comparator<OpenItem> comparator) {
        // The id last, so that the same debts are always paid in the same order.
        this.comparator = comparator
                .thenComparing(OpenItem::dueOn)
                .thenComparingLong(item -> item.id().value());
    }

    Comparator<OpenItem> comparator() {
        return comparator;
    }
}
