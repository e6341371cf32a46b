package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts, directions and dates as the standard writes them. */
final class Values {

    private static final Pattern DECIMAL = Pattern.compile("\\+?([0-9]{1,60}(\\.[0-9]{0,18})?|\\.[0-9]{1,18})");
    private static final int MOST_INTEGER_DIGITS = 15;
    private static final int DATE_LENGTH = 10;

    private Values() {}

    /** The amount in {@code Amt}, never negative. */
    static Money unsigned(@Nullable Node amount) throws Unreadable {
        if (amount == null || amount.currency().isEmpty()) {
            throw new Unreadable(Faults.NO_AMOUNT);
        }
        String written = amount.text().strip();
        if (written.isEmpty()) {
            throw new Unreadable(Faults.NO_AMOUNT);
        }
        if (!DECIMAL.matcher(written).matches()) {
            throw new Unreadable(Faults.NOT_AN_AMOUNT);
        }
        BigDecimal value = new BigDecimal(written);
        if (value.precision() - value.scale() > MOST_INTEGER_DIGITS) {
            throw new Unreadable(Faults.TOO_MANY_DIGITS);
        }
        try {
            return new Money(value, currency(amount.currency()));
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Faults.TOO_FINE);
        }
    }

    /** The amount of an element that also says its direction. */
    static Money signed(Node element) throws Unreadable {
        Money amount = unsigned(element.find("Amt"));
        Boolean moneyIn = moneyIn(element);
        if (moneyIn == null) {
            throw new Unreadable(Faults.NO_DIRECTION);
        }
        return moneyIn ? amount : amount.negated();
    }

    /** Whether {@code CdtDbtInd} says that the account was credited; null where it says nothing. */
    static @Nullable Boolean moneyIn(Node element) {
        String direction = element.text("CdtDbtInd");
        if ("CRDT".equals(direction)) {
            return true;
        }
        return "DBIT".equals(direction) ? Boolean.FALSE : null;
    }

    /** The day at a path, given as {@code Dt} or {@code DtTm}: the bank's own day, whatever the offset behind it. */
    static @Nullable LocalDate day(Node element, String name) throws Unreadable {
        Node date = element.find(name);
        if (date == null) {
            return null;
        }
        String written = date.text("Dt");
        written = written == null ? date.text("DtTm") : written;
        written = written == null ? date.text().strip() : written;
        return written.isEmpty() ? null : day(written);
    }

    static LocalDate day(String written) throws Unreadable {
        try {
            return LocalDate.parse(written.length() > DATE_LENGTH ? written.substring(0, DATE_LENGTH) : written);
        } catch (DateTimeParseException _) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
    }

    static Currency currency(String code) throws Unreadable {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        throw new Unreadable(Faults.unknownCurrency(code));
    }
}
