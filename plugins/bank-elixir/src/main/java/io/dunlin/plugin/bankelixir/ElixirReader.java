package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a sink of Elixir-0 records; consecutive ones of one account are a statement. */
final class ElixirReader {

    private static final int MOST_WAITING = 100;

    private final OwnAccounts own;
    private final StatementSink sink;
    private final List<LineFailure> waiting = new ArrayList<>();
    private @Nullable String openAccount;
    private boolean any;
    private int position;

    ElixirReader(OwnAccounts own, StatementSink sink) {
        this.own = own;
        this.sink = sink;
    }

    /** Whether the file held a record. */
    boolean any() {
        return any;
    }

    void take(long number, String line) {
        ElixirRecord found;
        try {
            found = ElixirRecord.read(line);
        } catch (Unreadable unreadable) {
            fail(new LineFailure(number, line, unreadable.why(), null));
            return;
        }
        boolean moneyOut = own.has(found.payer()) && !own.has(found.payee());
        String account = own.of(moneyOut ? String.valueOf(found.payer()) : found.payee());
        open(account);
        sink.line(line(found, account, moneyOut, line));
    }

    void finish() {
        if (openAccount != null) {
            sink.closed(new StatementClosing(null, null));
            openAccount = null;
        }
    }

    private void open(String account) {
        if (account.equals(openAccount)) {
            return;
        }
        finish();
        openAccount = account;
        any = true;
        position = 0;
        sink.opened(new StatementHeading(StatementFormat.ELIXIR0, "elixir-0", account, null, null, "PLN", null, null));
        waiting.forEach(sink::failed);
        waiting.clear();
    }

    private void fail(LineFailure failure) {
        if (openAccount != null) {
            sink.failed(failure);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(failure);
        } else {
            throw PluginFailure.badData(
                    "no-statement",
                    new LocalizedText(
                            "W pierwszych " + MOST_WAITING
                                    + " wierszach nie ma rekordu Elixir-0. Sprawdź, czy to plik z banku",
                            "The first " + MOST_WAITING
                                    + " lines hold no Elixir-0 record. Check that this is the bank's file"));
        }
    }

    private StatementLine line(ElixirRecord found, String account, boolean moneyOut, String raw) {
        Money amount = moneyOut ? found.amount().negated() : found.amount();
        Counterparty other = moneyOut
                ? Counterparty.of(found.payeeName(), found.payee())
                : Counterparty.of(found.payerName(), found.payer());
        return new StatementLine(
                ++position,
                found.on(),
                null,
                amount,
                false,
                found.kind() == null ? ElixirRecord.TRANSFER : ElixirRecord.TRANSFER + "-" + found.kind(),
                found.reference(),
                found.chequeNumber(),
                null,
                other,
                moneyOut || found.payee().equals(account) ? null : found.payee(),
                found.title(),
                SplitPayment.find(found.title(), amount.currency()),
                raw);
    }
}
