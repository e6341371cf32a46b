package io.dunlin.core.remittances.policy;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a statement to judge it.
 *
 * @param accountCurrency the currency of the account as registered; null where the account is unknown
 * @param endOfDay whether statements of its format carry balances
 * @param ended whether the file came to the statement's end
 * @param sum the sum of its lines and of the failures whose amount could be read; a plain number, as it may have more
 *     digits than an amount
 * @param unread failures whose amount could not be read
 * @param currencies the currencies of its lines
 * @param earlier booked statements of the account with balances, the latest first
 * @param anyLineKnown whether one of its credits was booked from another file
 */
public record StatementFacts(
        String number,
        String account,
        @Nullable Currency accountCurrency,
        String currency,
        boolean endOfDay,
        boolean ended,
        @Nullable Money opening,
        @Nullable LocalDate openingOn,
        @Nullable Money closing,
        @Nullable LocalDate closingOn,
        @Nullable BigDecimal sum,
        int unread,
        int lineCount,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Set<String> currencies,
        List<Earlier> earlier,
        boolean anyLineKnown) {

    /** A statement that was booked before. */
    public record Earlier(
            long id,
            @Nullable String number,
            Money opening,
            Money closing,
            @Nullable LocalDate openingOn,
            @Nullable LocalDate closingOn,
            int lineCount) {}

    public StatementFacts {
        currencies = Set.copyOf(currencies);
        earlier = List.copyOf(earlier);
    }
}
