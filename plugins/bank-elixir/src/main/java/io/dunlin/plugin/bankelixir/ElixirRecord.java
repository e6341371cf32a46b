package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One record of Elixir-0: {@code 110,20261120,123000,10205558,0,"payer's account","payee's account","payer|address",
 * "payee|address",0,11602202,"title|…","","","51"}.
 *
 * <p>
 * Only transfers (110) are read: in the records of other orders banks do not agree on whose account stands where.
 *
 * @param amount never negative
 * @param kind 51 an ordinary payment, 53 a split one; what follows it in the record as the bank wrote it
 */
record ElixirRecord(
        LocalDate on,
        Money amount,
        @Nullable String payer,
        String payee,
        @Nullable String payerName,
        @Nullable String payeeName,
        String title,
        @Nullable String chequeNumber,
        @Nullable String kind,
        @Nullable String reference) {

    static final Pattern BEGINNING =
            Pattern.compile("\\s*\"?[12]10\"?\\s*,\\s*\"?\\d{8}\"?\\s*,\\s*\"?\\d{1,17}\"?\\s*,.*");

    static final String TRANSFER = "110";

    private static final Currency PLN = Currency.getInstance("PLN");
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern GROSZE = Pattern.compile("[0-9]{1,40}");
    private static final Pattern SORT_CODE = Pattern.compile("[0-9]{8}");
    private static final Pattern ACCOUNT = Pattern.compile("(PL)?[0-9]{26}|[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}");
    private static final int FEWEST_FIELDS = 12;
    private static final int MOST_INTEGER_DIGITS = 15;

    static ElixirRecord read(String line) throws Unreadable {
        List<String> fields = Delimited.split(line, ',');
        if (fields.size() < FEWEST_FIELDS) {
            throw new Unreadable(Faults.NOT_A_RECORD);
        }
        String type = fields.get(0).strip();
        if (!type.equals(TRANSFER)) {
            throw new Unreadable(type.matches("[0-9]{3}") ? Faults.UNKNOWN_TYPE : Faults.NOT_A_RECORD);
        }
        // an amount with a comma moves all that follows by one: then the bank's sort code is not where it belongs
        String payee = account(fields.get(6));
        if (payee == null || !SORT_CODE.matcher(fields.get(3).strip()).matches()) {
            throw new Unreadable(Faults.NOT_A_RECORD);
        }
        return new ElixirRecord(
                date(fields.get(1).strip()),
                grosze(fields.get(2).strip()),
                account(fields.get(5)),
                payee,
                Pieces.name(fields.get(7)),
                Pieces.name(fields.get(8)),
                Pieces.joined(fields.get(11)),
                field(fields, 12),
                field(fields, 14),
                field(fields, 15));
    }

    static Money grosze(String written) throws Unreadable {
        if (!GROSZE.matcher(written).matches()) {
            throw new Unreadable(Faults.NOT_AN_AMOUNT);
        }
        BigDecimal amount = new BigDecimal(written).movePointLeft(2);
        if (amount.precision() - amount.scale() > MOST_INTEGER_DIGITS) {
            throw new Unreadable(Faults.TOO_MANY_DIGITS);
        }
        return new Money(amount, PLN);
    }

    private static LocalDate date(String written) throws Unreadable {
        try {
            return LocalDate.parse(written, DATE);
        } catch (DateTimeParseException _) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
    }

    private static @Nullable String account(String written) {
        String account = Counterparty.account(written);
        return account != null
                        && ACCOUNT.matcher(account.toUpperCase(Locale.ROOT)).matches()
                ? account
                : null;
    }

    private static @Nullable String field(List<String> fields, int place) {
        String text = place < fields.size() ? Pieces.joined(fields.get(place)) : "";
        return text.isEmpty() ? null : text;
    }
}
