package io.dunlin.core.receivables;

import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;

/**
 * What one receivable amounts to on a day, with the reasons.
 *
 * @param principal what is left of the document
 * @param costs costs that were charged to it
 * @param dayCount how many days a year has for the interest
 * @param interest by {@code terms}, beside what the ledger holds; not part of the balance until it is claimed
 * @param compensation in PLN whatever the document's currency
 */
public record AmountDue(
        ReceivableId receivableId,
        String number,
        LocalDate day,
        Money principal,
        Money costs,
        InterestTerms terms,
        DayCount dayCount,
        AccruedInterest interest,
        Compensation compensation) {}
