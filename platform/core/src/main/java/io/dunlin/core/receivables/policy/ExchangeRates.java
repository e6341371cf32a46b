package io.dunlin.core.receivables.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Average rates of the National Bank of Poland (table A), in PLN for one unit. */
@FunctionalInterface
public interface ExchangeRates {

    /** The rate published on exactly that day. */
    Optional<BigDecimal> publishedOn(Currency currency, LocalDate day);
}
