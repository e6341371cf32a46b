package io.dunlin.core.dunning.policy;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;

/**
 * What kind of case it is, as far as the choice of a policy asks.
 *
 * @param owed what is owed now, net of credits
 * @param daysOverdue how long the oldest debt is overdue; 0 where none is
 * @param kind who the debtor is
 * @param latePayments receivables of the debtor that fell due in the last year and were paid late or not yet
 * @param brokenPromises promises of the debtor that broke in the last year
 * @param fraudSuspected whether somebody marked the debtor so
 */
public record Segment(
        Money owed, long daysOverdue, PartyKind kind, int latePayments, int brokenPromises, boolean fraudSuspected) {}
