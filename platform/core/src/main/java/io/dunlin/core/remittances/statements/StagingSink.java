package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.ProductFailure;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a parser tells into the database as it comes, in small parts, so that memory does not grow with the file.
 * Nothing of it counts before the whole file was read and judged. After {@link #close()} it takes no more: a parser that
 * ran out of time may still be talking.
 */
final class StagingSink implements StatementSink {

    private static final int LINES_AT_A_TIME = 500;

    private final JdbiStatements store;
    private final Transactions transactions;
    private final StatementFileId file;
    private final Set<Integer> decided;
    private final List<StatementLine> waiting = new ArrayList<>();
    private int position;
    private int lines;
    private int failures;
    private @Nullable BankStatementId open;
    private @Nullable Currency balanceCurrency;
    private boolean closed;

    /** @param decided positions in the file on which somebody decided before: they are not read again */
    StagingSink(JdbiStatements store, Transactions transactions, StatementFileId file, Set<Integer> decided) {
        this.store = store;
        this.transactions = transactions;
        this.file = file;
        this.decided = Set.copyOf(decided);
    }

    @Override
    public synchronized void opened(StatementHeading heading) {
        flush();
        position++;
        lines = 0;
        failures = 0;
        balanceCurrency = heading.opening() == null ? null : heading.opening().currency();
        open = decided.contains(position) ? null : guarded(() -> store.insertStaged(file, position, heading));
    }

    @Override
    public synchronized void line(StatementLine line) {
        if (open == null) {
            return;
        }
        lines++;
        waiting.add(line);
        if (waiting.size() >= LINES_AT_A_TIME) {
            flush();
        }
    }

    @Override
    public synchronized void failed(LineFailure failure) {
        BankStatementId statement = open;
        if (statement == null) {
            return;
        }
        failures++;
        guardedly(() -> store.insertFailure(statement, failure));
    }

    @Override
    public synchronized void closed(StatementClosing closing) {
        flush();
        BankStatementId statement = open;
        if (statement == null) {
            return;
        }
        StatementClosing told = comparable(closing);
        guardedly(() -> store.markEnded(statement, told, lines, failures));
        open = null;
    }

    /** Without a balance that is in another currency than the opening one: the two prove nothing. */
    private StatementClosing comparable(StatementClosing closing) {
        Money balance = closing.closing();
        boolean other = balance != null
                && balanceCurrency != null
                && !balance.currency().equals(balanceCurrency);
        return other ? new StatementClosing(null, closing.closingOn()) : closing;
    }

    /** How many statements the file held so far. */
    synchronized int statements() {
        return position;
    }

    /** Takes no more. */
    synchronized void close() {
        if (!closed) {
            flush();
            closed = true;
        }
    }

    private void flush() {
        BankStatementId statement = open;
        if (statement != null && !waiting.isEmpty()) {
            // In one transaction, else the database would make each line durable by itself.
            guardedly(() -> transactions.run(() -> store.insertLines(statement, waiting)));
        }
        waiting.clear();
    }

    private void guardedly(Runnable write) {
        boolean written = guarded(() -> {
            write.run();
            return true;
        });
        assert written;
    }

    private <T> T guarded(Supplier<T> write) {
        if (closed) {
            throw new ProductFailure("File " + file.value() + " is no longer read", new IllegalStateException());
        }
        try {
            return write.get();
        } catch (RuntimeException e) {
            throw new ProductFailure("File " + file.value() + " could not be staged", e);
        }
    }
}
