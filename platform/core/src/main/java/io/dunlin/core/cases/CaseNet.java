package io.dunlin.core.cases;

import io.dunlin.spi.value.Money;

/**
 * What a case comes to: the debts of one debtor to one creditor in one currency, less the credits among them. For example an
 * invoice of 1 000 that 800 were paid of and a correction of -200 come to nothing.
 *
 * @param closed whether the case was closed because its credits covered its debts
 */
record CaseNet(CaseId id, boolean closed, Money net) {

    /** There is nothing to collect: the credits cover what is open. */
    boolean isCovered() {
        return !closed && !net.isPositive();
    }

    /** The credits that closed it are no longer enough. */
    boolean isUncovered() {
        return closed && net.isPositive();
    }
}
