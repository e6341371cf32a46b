package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of itself: account, number, balances.
 * <p>
 * Booked balances only: opening {@code OPBD} or the last statement's {@code PRCD}, closing {@code CLBD}. A statement in
 * pages carries {@code ITBD} between them: it opens a page that is not the first and closes one that is not the last.
 * Available balances ({@code OPAV}, {@code CLAV}, {@code FWAV}) prove nothing.
 */
final class Statement {

    /** A balance and its day. */
    private record Balance(Money amount, @Nullable LocalDate on) {}

    /** A part that could not be read. */
    record Fault(Node part, LocalizedText why) {}

    private final StatementFormat format;
    private final String version;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Node pages;
    private @Nullable String id;
    private @Nullable String legalNumber;
    private @Nullable String electronicNumber;
    private @Nullable String account;
    private @Nullable String accountCurrency;
    private @Nullable LocalDate createdOn;
    private @Nullable Balance opening;
    private @Nullable Balance previousClosing;
    private @Nullable Balance closing;
    private @Nullable Balance firstInterim;
    private @Nullable Balance lastInterim;

    Statement(StatementFormat format, String version, @Nullable Node header) {
        this.format = format;
        this.version = version;
        this.pages = header == null ? null : header.find("MsgPgntn");
        try {
            String created = header == null ? null : header.text("CreDtTm");
            this.createdOn = created == null ? null : Values.day(created);
        } catch (Unreadable _) {
            // the statement's own day, or its entries' days, will do
        }
    }

    /** Takes a part, and what cannot be read of it to the faults. */
    void take(Node part) {
        try {
            switch (part.name()) {
                case "Id" -> id = part.text().strip();
                case "LglSeqNb" -> legalNumber = part.text().strip();
                case "ElctrncSeqNb" -> electronicNumber = part.text().strip();
                case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> pages = part;
                case "CreDtTm" -> createdOn = Values.day(part.text().strip());
                case "Acct" -> {
                    account = Parties.number(part);
                    String written = part.text("Ccy");
                    accountCurrency =
                            written == null ? null : Values.currency(written).getCurrencyCode();
                }
                case "Bal" -> balance(part);
                default -> {
                    // summaries, interest and the like: nothing is booked by them
                }
            }
        } catch (Unreadable unreadable) {
            faults.add(new Fault(part, unreadable.why()));
        }
    }

    /** What could not be read since the last call. */
    List<Fault> faults() {
        List<Fault> since = List.copyOf(faults);
        faults.clear();
        return since;
    }

    StatementFormat format() {
        return format;
    }

    String account() {
        return account == null ? "" : account;
    }

    boolean hasOpening() {
        return openingBalance() != null;
    }

    boolean hasClosing() {
        return closingBalance() != null;
    }

    /** The day the statement is of: of its closing, else when the bank made it. */
    @Nullable
    LocalDate day() {
        Balance last = closingBalance();
        return last != null && last.on() != null ? last.on() : createdOn;
    }

    /** The bank's reference of the statement. */
    @Nullable
    String id() {
        return id;
    }

    /** @param otherwise the currency where neither account nor balances name one */
    StatementHeading heading(@Nullable String otherwise) {
        Balance first = openingBalance();
        Balance last = closingBalance();
        Money known = first != null ? first.amount() : last != null ? last.amount() : null;
        String currency =
                accountCurrency == null && known != null ? known.currency().getCurrencyCode() : accountCurrency;
        return new StatementHeading(
                format,
                version,
                account(),
                number(),
                id,
                currency == null ? otherwise : currency,
                first == null ? null : first.amount(),
                first == null ? null : first.on());
    }

    StatementClosing closing() {
        Balance last = closingBalance();
        return last == null ? new StatementClosing(null, null) : new StatementClosing(last.amount(), last.on());
    }

    private void balance(Node part) throws Unreadable {
        String code = part.text("Tp", "CdOrPrtry", "Cd");
        code = code == null ? part.text("Tp", "Cd") : code;
        switch (code == null ? "" : code) {
            case "OPBD" -> opening = same(opening, part);
            case "PRCD" -> previousClosing = same(previousClosing, part);
            case "CLBD" -> closing = same(closing, part);
            case "ITBD" -> {
                lastInterim = read(part);
                firstInterim = firstInterim == null ? lastInterim : firstInterim;
            }
            default -> {
                // available, expected and the bank's own balances
            }
        }
    }

    private Balance same(@Nullable Balance before, Node part) throws Unreadable {
        Balance read = read(part);
        String currency = read.amount().currency().getCurrencyCode();
        if (before != null && accountCurrency != null && !accountCurrency.equals(currency)) {
            return before;
        }
        if (before != null && !before.equals(read)) {
            throw new Unreadable(Faults.SECOND_BALANCE);
        }
        return read;
    }

    private static Balance read(Node part) throws Unreadable {
        return new Balance(Values.signed(part), Values.day(part, "Dt"));
    }

    private @Nullable Balance openingBalance() {
        if (opening != null) {
            return opening;
        }
        return previousClosing == null && isLaterPage() ? firstInterim : previousClosing;
    }

    private @Nullable Balance closingBalance() {
        return closing == null && moreFollows() ? lastInterim : closing;
    }

    private boolean isLaterPage() {
        String page = pages == null ? null : pages.text("PgNb");
        return format == StatementFormat.CAMT053 && page != null && !page.equals("1");
    }

    private boolean moreFollows() {
        return format == StatementFormat.CAMT053 && pages != null && Objects.equals(pages.text("LastPgInd"), "false");
    }

    private @Nullable String number() {
        String number = legalNumber == null ? electronicNumber : legalNumber;
        String page = pages == null || pages.name().equals("MsgPgntn") ? null : pages.text("PgNb");
        return number == null || page == null ? number : number + "/" + page;
    }

    /** Whether a part belongs before the entries. */
    static boolean opens(Node part) {
        String code = String.valueOf(part.text("Tp", "CdOrPrtry", "Cd"));
        return part.name().equals("Acct") || code.equals("OPBD") || code.equals("PRCD");
    }
}
