package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code :61:} while its {@code :86:} and {@code :NS:} are gathered. */
final class Booking {

    private static final int MOST_DETAILS = 20;
    private static final int FARTHEST_YEARS = 10;
    private static final int SHORTEST_ACCOUNT = 15;
    private static final int LONGEST_ACCOUNT = 34;

    private static final Pattern DUTCH_ACCOUNT = Pattern.compile("P?[0-9]{7,10}");

    private final Field field;
    private final Entry entry;
    private final List<String> details = new ArrayList<>(2);
    private String nonSwift = "";

    Booking(Field field, Entry entry) {
        this.field = field;
        this.entry = entry;
    }

    void add(Field more) {
        if (more.tag().equals("NS")) {
            nonSwift = more.text();
        } else if (details.size() < MOST_DETAILS) {
            details.add(more.text());
        }
    }

    boolean hasDetails() {
        return !details.isEmpty() || !nonSwift.isEmpty();
    }

    Field field() {
        return field;
    }

    /** The details untold apart: all their text is the title. */
    Details bareDetails() {
        return Details.of(Dialect.GENERIC, String.join(" ", details) + " " + nonSwift, null, null);
    }

    Details details(Narratives narratives, String account, @Nullable Dialect forced) {
        Details read = details.isEmpty()
                ? NonSwiftLines.read(nonSwift.isEmpty() ? "01" + field.afterFirstLine() : nonSwift)
                : narratives.read(details, account, entry.orderedByOther(), forced);
        Counterparty other = read.counterparty();
        String name = other.name() == null ? entry.afterReference() : other.name();
        String number = other.account() == null ? accountOfEntry() : other.account();
        return Objects.equals(name, other.name()) && Objects.equals(number, other.account())
                ? read
                : new Details(
                        read.dialect(),
                        read.title(),
                        Details.counterparty(name, number),
                        read.endToEndId(),
                        read.creditedAccount());
    }

    /** Dutch banks put the other side's account alone on the second line or, with its name behind, in the reference. */
    private @Nullable String accountOfEntry() {
        String reference = entry.customerReference();
        boolean named = entry.afterReference() != null && reference != null;
        if (named && DUTCH_ACCOUNT.matcher(reference).matches()) {
            return reference;
        }
        String second = field.afterFirstLine().strip();
        boolean possible = second.length() >= SHORTEST_ACCOUNT && second.length() <= LONGEST_ACCOUNT;
        return possible && AccountNumber.looksInternational(second) ? Counterparty.account(second) : null;
    }

    /** Tells the sink of a booking that is whole: a line, or a failure where its amount or date cannot be. */
    void tell(StatementSink sink, int position, Details read, Currency currency, @Nullable Balance opening) {
        try {
            Money amount = Balance.money(entry.amount(), currency);
            LocalDate openingOn = opening == null ? null : opening.on();
            if (openingOn != null
                    && Math.abs(ChronoUnit.YEARS.between(openingOn, entry.valueDate())) >= FARTHEST_YEARS) {
                sink.failed(new LineFailure(field.line(), field.whole(), Faults.FAR_DATE, amount));
            } else {
                sink.line(line(position, amount, read));
            }
        } catch (Unreadable unreadable) {
            sink.failed(new LineFailure(field.line(), field.whole(), unreadable.why(), null));
        }
    }

    private StatementLine line(int position, Money amount, Details read) {
        return new StatementLine(
                position,
                entry.valueDate(),
                entry.bookingDate(),
                amount,
                entry.reversal(),
                entry.typeCode(),
                entry.bankReference(),
                entry.customerReference(),
                read.endToEndId(),
                read.counterparty(),
                read.creditedAccount(),
                read.title(),
                SplitPayment.find(read.title(), amount.currency()),
                raw());
    }

    private String raw() {
        StringBuilder raw = new StringBuilder(":61:").append(field.text());
        for (String text : details) {
            raw.append("\n:86:").append(text);
        }
        return nonSwift.isEmpty()
                ? raw.toString()
                : raw.append("\n:NS:").append(nonSwift).toString();
    }
}
