package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One bank's report of payments to virtual accounts, as the settings describe it.
 *
 * @param name the name in headings: small letters, digits and hyphens
 * @param account the firm's account that the virtual ones lead to
 * @param record what a line of a payment begins with; empty where all lines but the skipped ones are payments
 * @param separator between fields, or {@link #FIXED} where places are columns of characters
 * @param marker a text that stands in the head of such files; empty where none does
 * @param skip so many lines at the beginning are no payments
 */
record MassReport(
        String name,
        String account,
        Currency currency,
        String record,
        char separator,
        @Nullable BankCharset charset,
        String datePattern,
        Amounts amounts,
        String marker,
        int skip,
        Map<MassField, List<Place>> places) {

    /** Instead of a separator. */
    static final char FIXED = '\0';

    private static final int MOST_INTEGER_DIGITS = 15;

    /** How amounts are written. */
    enum Amounts {
        GROSZE(Pattern.compile("\\+?[0-9]{1,40}")),
        COMMA(Pattern.compile("\\+?[0-9]{1,3}(?:[. ][0-9]{3})*(?:,[0-9]{1,6})?|\\+?[0-9]{1,40}(?:,[0-9]{1,6})?")),
        POINT(Pattern.compile("\\+?[0-9]{1,3}(?:[, ][0-9]{3})*(?:\\.[0-9]{1,6})?|\\+?[0-9]{1,40}(?:\\.[0-9]{1,6})?"));

        private final Pattern form;

        Amounts(Pattern form) {
            this.form = form;
        }

        BigDecimal read(String written, Currency currency) throws Unreadable {
            String text = written.strip();
            if (!form.matcher(text).matches()) {
                throw new Unreadable(Faults.NOT_AN_AMOUNT);
            }
            return switch (this) {
                case GROSZE -> new BigDecimal(text).movePointLeft(currency.getDefaultFractionDigits());
                case COMMA ->
                    new BigDecimal(text.replace(".", "").replace(" ", "").replace(',', '.'));
                case POINT -> new BigDecimal(text.replace(",", "").replace(" ", ""));
            };
        }
    }

    /** Whether a line is one of a payment. */
    boolean isPayment(long number, String line) {
        return number > skip && !line.isBlank() && line.startsWith(record);
    }

    StatementLine read(int position, String line) throws Unreadable {
        List<String> fields = separator == FIXED ? List.of() : Delimited.split(line, separator);
        LocalDate paidOn = day(text(MassField.DATE, fields, line));
        String booked = text(MassField.BOOKING_DATE, fields, line);
        Money amount = amount(text(MassField.AMOUNT, fields, line));
        String title = text(MassField.TITLE, fields, line);
        return new StatementLine(
                position,
                paidOn,
                booked.isEmpty() ? null : day(booked),
                amount,
                false,
                null,
                filled(text(MassField.BANK_REFERENCE, fields, line)),
                filled(text(MassField.CUSTOMER_REFERENCE, fields, line)),
                null,
                Counterparty.of(text(MassField.PAYER_NAME, fields, line), text(MassField.PAYER_ACCOUNT, fields, line)),
                Counterparty.account(text(MassField.VIRTUAL_ACCOUNT, fields, line)),
                title,
                SplitPayment.find(title, currency),
                line);
    }

    private String text(MassField field, List<String> fields, String line) throws Unreadable {
        StringBuilder text = new StringBuilder();
        for (Place place : places.getOrDefault(field, List.of())) {
            String piece = separator == FIXED ? place.of(line) : place.of(fields);
            if (piece == null && field.required()) {
                throw new Unreadable(Faults.TOO_SHORT);
            }
            text.append(text.isEmpty() || piece == null ? "" : field.glue()).append(piece == null ? "" : piece);
        }
        return Pieces.joined(text.toString());
    }

    private LocalDate day(String written) throws Unreadable {
        try {
            return LocalDate.parse(
                    written,
                    DateTimeFormatter.ofPattern(datePattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeParseException _) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
    }

    private Money amount(String written) throws Unreadable {
        BigDecimal amount = amounts.read(written, currency);
        if (amount.precision() - amount.scale() > MOST_INTEGER_DIGITS) {
            throw new Unreadable(Faults.TOO_MANY_DIGITS);
        }
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(Faults.TOO_FINE);
        }
    }

    private static @Nullable String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
