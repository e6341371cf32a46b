package io.dunlin.core.receivables;

import java.util.Set;

/**
 * What is owed by receivables of these cases moved, and they stay open all the same. Heard in the same transaction, once for all
 * that one posting moved.
 *
 * @param caseIds as numbers: cases stand above receivables
 */
public record BalancesMoved(Set<Long> caseIds) {

    public BalancesMoved {
        caseIds = Set.copyOf(caseIds);
    }
}
