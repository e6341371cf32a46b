package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A balance field: {@code C260102PLN1234,56}. */
record Balance(@Nullable LocalDate on, Money amount) {

    /** Some banks write zeros where an account had no statement yet. */
    private static final String NO_DATE = "000000";

    private static final int CURRENCY_AT = 7;
    private static final int AMOUNT_AT = 10;

    static Balance read(String text) throws Unreadable {
        try {
            return strictly(text.strip());
        } catch (Unreadable unreadable) {
            throw unreadable.why().equals(Faults.NOT_A_BOOKING) ? new Unreadable(Faults.NOT_A_BALANCE) : unreadable;
        }
    }

    private static Balance strictly(String line) throws Unreadable {
        boolean debit = line.startsWith("D");
        if (line.length() <= AMOUNT_AT || !(debit || line.startsWith("C"))) {
            throw new Unreadable(Faults.NOT_A_BALANCE);
        }
        LocalDate on = line.startsWith(NO_DATE, 1) ? null : SwiftDate.ofBalance(line, 1);
        Currency currency = currency(line, CURRENCY_AT);
        SwiftAmount amount = SwiftAmount.at(line, AMOUNT_AT);
        if (!line.substring(amount.end()).isBlank()) {
            throw new Unreadable(Faults.NOT_A_BALANCE);
        }
        return new Balance(on, money(debit ? amount.value().negate() : amount.value(), currency));
    }

    /** The currency code at a place, for example in {@code PLN0,00} of {@code :34F:}. */
    static Currency currency(String text, int at) throws Unreadable {
        try {
            Currency currency = Currency.getInstance(text.substring(at, at + 3));
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException _) {
            // told below
        }
        throw new Unreadable(Faults.NOT_A_BALANCE);
    }

    static Money money(BigDecimal amount, Currency currency) throws Unreadable {
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Faults.TOO_FINE);
        }
    }
}
