package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** The compensation for the costs of recovery of one claim (art. 10 of the Polish act of 8 March 2013). */
public sealed interface Compensation {

    /**
     * It is due.
     *
     * @param euro the sum in euro, by the size of the claim
     * @param rate the euro's average rate of {@code rateOn}
     * @param amount the sum in PLN, rounded half up
     */
    record Due(BigDecimal euro, BigDecimal rate, LocalDate rateOn, Money amount) implements Compensation {}

    /** None: the debtor is a consumer or of unknown kind, or the claim is not late. */
    record NotDue() implements Compensation {}

    /** No rate of a currency is known for the day that counts. */
    record RateMissing(Currency currency, LocalDate day) implements Compensation {}

    /** The table of sums begins later than this claim. */
    record OlderThanTables(LocalDate day) implements Compensation {}
}
