package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A statement being read.
 * <p>
 * The heading names the dialect and the currency, which a file may show only after the first bookings. Until both are
 * known, a small number of bookings and failures waits.
 */
final class OpenStatement {

    private final Telling telling;
    private final Mt940Settings settings;
    private final Narratives narratives;
    private final long firstLine;
    private boolean interim;
    private @Nullable String reference;
    private @Nullable String account;
    private @Nullable String number;
    private AccountOverride override = AccountOverride.NONE;
    private @Nullable Dialect dialect;
    private @Nullable Currency currency;
    private @Nullable Balance opening;
    private boolean openingSeen;
    private @Nullable Balance closing;
    private boolean closingSeen;
    private @Nullable Booking booking;
    private boolean unreadableBooking;
    private int position;

    OpenStatement(StatementSink sink, Mt940Settings settings, Narratives narratives, long firstLine, boolean interim) {
        this.telling = new Telling(sink);
        this.settings = settings;
        this.narratives = narratives;
        this.firstLine = firstLine;
        this.interim = interim;
    }

    boolean isClosed() {
        return closingSeen;
    }

    void reference(Field field) {
        reference = Spaces.foldedOrNull(field.firstLine());
    }

    AccountOverride account(Field field) {
        String found = AccountNumber.ofStatement(field.firstLine());
        if (account == null) {
            account = found;
            override = settings.of(found);
            dialect = override.dialect();
        } else if (!account.equals(found)) {
            fail(field, Faults.SECOND_ACCOUNT, null);
        }
        return override;
    }

    void number(Field field) {
        number = number == null ? Spaces.foldedOrNull(field.firstLine()) : number;
    }

    void interim() {
        interim = interim || !openingSeen;
    }

    void floorLimit(Field field) {
        interim();
        try {
            currency = currency == null ? Balance.currency(field.text(), 0) : currency;
        } catch (Unreadable unreadable) {
            fail(field, unreadable.why(), null);
        }
    }

    void opening(Field field) {
        endBooking();
        if (openingSeen) {
            fail(field, Faults.SECOND_OPENING, null);
        }
        openingSeen = true;
        interim = false;
        try {
            Balance read = Balance.read(field.firstLine());
            if (!telling.isOpened()) {
                opening = read;
                currency = read.amount().currency();
            }
        } catch (Unreadable unreadable) {
            fail(field, unreadable.why(), null);
        }
    }

    void entry(Field field) {
        endBooking();
        try {
            booking = new Booking(field, Entry.read(field.firstLine()));
            unreadableBooking = false;
        } catch (Unreadable unreadable) {
            unreadableBooking = true;
            fail(field, unreadable.why(), unreadable.amount());
        }
    }

    void details(Field field) {
        if (booking != null) {
            booking.add(field);
            if (field.cut()) {
                fail(field, Faults.DETAILS_TOO_LONG, BigDecimal.ZERO);
            }
        } else if (!closingSeen && !unreadableBooking && field.tag().equals("86")) {
            fail(field, Faults.DETAILS_WITHOUT_BOOKING, BigDecimal.ZERO);
        }
    }

    void closing(Field field) {
        endBooking();
        if (closingSeen) {
            fail(field, Faults.SECOND_CLOSING, null);
        }
        closingSeen = true;
        try {
            closing = Balance.read(field.firstLine());
            currency = currency == null ? closing.amount().currency() : currency;
            if (!closing.amount().currency().equals(currency)) {
                fail(field, Faults.otherCurrency(currency.getCurrencyCode()), null);
            }
        } catch (Unreadable unreadable) {
            fail(field, unreadable.why(), null);
        }
    }

    void finish() {
        endBooking();
        if (account == null) {
            fail(Faults.NO_ACCOUNT, BigDecimal.ZERO);
        }
        if (!openingSeen && !interim) {
            fail(Faults.NO_OPENING, null);
        }
        if (!closingSeen && !interim) {
            fail(Faults.NO_CLOSING, null);
        }
        if (currency == null && position > 0) {
            fail(Faults.assumedCurrency(settings.missingCurrency().getCurrencyCode()), null);
        }
        open();
        Balance last = closing;
        StatementClosing stated =
                last == null ? new StatementClosing(null, null) : new StatementClosing(last.amount(), last.on());
        tell(to -> to.closed(stated));
    }

    private void endBooking() {
        Booking ended = booking;
        booking = null;
        if (ended == null) {
            return;
        }
        Details details = detailsOf(ended);
        if (dialect == null && ended.hasDetails()) {
            dialect = details.dialect();
        }
        int place = ++position;
        tell(to -> ended.tell(to, place, details, knownCurrency(), opening));
        if (!telling.isOpened() && currency != null && dialect != null) {
            open();
        }
    }

    /** A bank's text may be one that nobody thought of: it costs its own booking's details and no other booking. */
    private Details detailsOf(Booking ended) {
        try {
            return ended.details(narratives, account == null ? "" : account, override.dialect());
        } catch (RuntimeException _) {
            fail(ended.field(), Faults.DETAILS_UNREADABLE, BigDecimal.ZERO);
            return ended.bareDetails();
        }
    }

    private void open() {
        if (telling.isOpened()) {
            return;
        }
        Balance first = opening;
        String shownAccount = account == null ? "" : account;
        Dialect shown = dialect == null ? Dialect.ofBank(shownAccount) : dialect;
        telling.open(new StatementHeading(
                interim ? StatementFormat.MT942 : StatementFormat.MT940,
                shown.written(),
                shownAccount,
                number,
                reference,
                currency == null ? null : currency.getCurrencyCode(),
                first == null ? null : first.amount(),
                first == null ? null : first.on()));
    }

    private void tell(Consumer<StatementSink> what) {
        telling.tell(what);
        if (telling.isFull()) {
            open();
        }
    }

    private void fail(LocalizedText why, @Nullable BigDecimal amount) {
        String text = reference == null ? "" : ":20:" + reference;
        tell(to -> to.failed(new LineFailure(firstLine, text, why, amountOf(amount))));
    }

    private void fail(Field field, LocalizedText why, @Nullable BigDecimal amount) {
        tell(to -> to.failed(new LineFailure(field.line(), field.whole(), why, amountOf(amount))));
    }

    private @Nullable Money amountOf(@Nullable BigDecimal amount) {
        try {
            return amount == null ? null : Balance.money(amount, knownCurrency());
        } catch (Unreadable _) {
            return null;
        }
    }

    private Currency knownCurrency() {
        return currency == null ? settings.missingCurrency() : currency;
    }
}
