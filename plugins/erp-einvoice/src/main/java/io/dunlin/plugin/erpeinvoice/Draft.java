package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One document while it is read: values of its fields, and failures for those that cannot be. */
final class Draft {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,12})?");
    private static final int LONGEST_KEY = 190;

    private final long line;
    private final List<RecordFailure> failures = new ArrayList<>();

    /** @param line where the document begins; 0 where it is the whole file */
    Draft(long line) {
        this.line = line;
    }

    List<RecordFailure> failures() {
        return List.copyOf(failures);
    }

    void fail(String field, @Nullable String value, String pl, String en) {
        failures.add(new RecordFailure(line, field, value == null ? "" : value, new LocalizedText(pl, en)));
    }

    @Nullable
    String required(String field, @Nullable String text) {
        if (text == null) {
            fail(field, null, "Tego pola brak, a jest konieczne.", "This field is missing and cannot be done without.");
        }
        return text;
    }

    @Nullable
    Currency currency(String field, @Nullable String code) {
        String given = required(field, code);
        if (given == null) {
            return null;
        }
        try {
            return Currency.getInstance(given);
        } catch (IllegalArgumentException _) {
            fail(field, given, "Nie ma takiej waluty.", "There is no such currency.");
            return null;
        }
    }

    /** An amount, or null where none is written or where it cannot be read, which is told. */
    @Nullable
    Money amount(String field, @Nullable String written, @Nullable Currency currency) {
        if (written == null || currency == null) {
            return null;
        }
        try {
            if (DECIMAL.matcher(written).matches()) {
                return new Money(new BigDecimal(written), currency);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        fail(
                field,
                written,
                "To nie jest kwota w walucie dokumentu (cyfry z kropką, najwyżej tyle miejsc, ile ma waluta).",
                "Not an amount in the document's currency (digits with a point, no more decimals than it has).");
        return null;
    }

    /** A day as {@code YYYY-MM-DD} or {@code YYYYMMDD}, with or without a time behind it. */
    @Nullable
    LocalDate day(String field, @Nullable String written) {
        if (written == null) {
            return null;
        }
        boolean hyphens = written.length() >= 10 && written.charAt(4) == '-';
        int length = hyphens ? 10 : 8;
        try {
            if (written.length() >= length) {
                return LocalDate.parse(
                        written.substring(0, length),
                        hyphens ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.BASIC_ISO_DATE);
            }
        } catch (DateTimeParseException _) {
            // told below
        }
        fail(field, written, "To nie jest data (RRRR-MM-DD).", "Not a date (YYYY-MM-DD).");
        return null;
    }

    /** Valid account numbers among texts; a domestic number of another country is none that can be paid to here. */
    static List<Iban> accounts(List<Part> written) {
        return written.stream()
                .map(part -> Iban.find(part.text()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** What was paid in advance, which the amount to be paid is without, and the terms in words. */
    static @Nullable String note(@Nullable String prepaid, @Nullable String terms) {
        boolean any = prepaid != null && !prepaid.matches("0+(\\.0+)?");
        return any ? "paid in advance: " + prepaid + (terms == null ? "" : "; " + terms) : terms;
    }

    /** The document's key: who issued it and its number; what is too long for a key is hashed. */
    static ExternalRef key(@Nullable PartyRecord creditor, String number) {
        String issuer = "";
        if (creditor != null) {
            issuer = creditor.taxNumber() == null
                    ? creditor.name()
                    : creditor.taxNumber().toString();
        }
        String key = (issuer + ":" + number).replaceAll("\\p{Cntrl}", " ");
        return new ExternalRef(key.length() <= LONGEST_KEY ? key : hash(key));
    }

    /** The record, where nothing failed. */
    Optional<ReceivableRecord> record(
            @Nullable String number,
            DocumentKind kind,
            List<String> corrects,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            Amounts amounts,
            @Nullable PartyRecord creditor,
            @Nullable PartyRecord debtor,
            Payment payment) {
        Money gross = amounts.gross();
        if (!failures.isEmpty() || number == null || debtor == null || gross == null) {
            return Optional.empty();
        }
        Money payable = amounts.payable() == null ? gross : amounts.payable();
        Money paid = amounts.paid() == null ? Money.zero(gross.currency()) : amounts.paid();
        return Optional.of(new ReceivableRecord(
                key(creditor, number),
                number,
                kind,
                corrects,
                issuedOn,
                dueOn,
                gross,
                payable,
                paid,
                creditor,
                debtor,
                payment.accounts(),
                null,
                payment.split(),
                payment.assigned(),
                payment.note()));
    }

    /** What is owed; null where the document does not say. */
    record Amounts(
            @Nullable Money gross,
            @Nullable Money payable,
            @Nullable Money paid) {}

    /** How it is to be paid. */
    record Payment(
            List<Iban> accounts,
            boolean split,
            boolean assigned,
            @Nullable String note) {}

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
