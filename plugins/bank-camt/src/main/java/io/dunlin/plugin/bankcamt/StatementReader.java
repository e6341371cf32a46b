package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a sink of the statements of a file.
 * <p>
 * An entry with several transactions becomes a line for each where their amounts add up to it, else one line. Entries
 * that the bank only announces are told as failures of amount zero: no money moved.
 */
final class StatementReader implements Message.Reader {

    /** Of more transactions in one entry the file is asked ahead whether they add up. */
    static final int MOST_KEPT = 1_000;

    private final SourceFile file;
    private final StatementSink sink;
    private final List<Node> transactions = new ArrayList<>();
    private @Nullable Map<Long, BatchSum> largeBatches;
    private Statement statement = new Statement(StatementFormat.CAMT053, "generic", null);
    private Node head = new Node("Ntry", "", 1);
    private @Nullable Entry streamed;
    private @Nullable BatchSum streamedSum;
    private boolean opened;
    private boolean any;
    private long firstLine;
    private long place;
    private int transactionCount;
    private int position;

    StatementReader(SourceFile file, StatementSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Whether the file held a statement. */
    boolean any() {
        return any;
    }

    @Override
    public void statement(StatementFormat format, String version, @Nullable Node header, long line) {
        statement = new Statement(format, version, header);
        any = true;
        opened = false;
        firstLine = line;
        position = 0;
        head = new Node("Ntry", "", line);
    }

    @Override
    public void part(Node part) {
        statement.take(part);
        if (opened && Statement.opens(part)) {
            fail(part, Faults.LATE_PART, null);
        }
    }

    @Override
    public void entry(Node empty) {
        head = empty;
        place++;
        transactions.clear();
        transactionCount = 0;
        streamed = null;
    }

    @Override
    public void entryPart(Node part) {
        head.add(part);
    }

    @Override
    public void transaction(Node transaction) {
        transactionCount++;
        if (streamed != null) {
            stream(streamed, transaction);
        } else if (transactionCount <= MOST_KEPT) {
            transactions.add(transaction);
        } else if (transactionCount == MOST_KEPT + 1 && addsUpAhead()) {
            open();
            streamed = bookedEntry();
            if (streamed != null) {
                streamedSum = new BatchSum(head, streamed.amount());
                for (Node kept : transactions) {
                    stream(streamed, kept);
                }
                stream(streamed, transaction);
            }
            transactions.clear();
        }
    }

    private void stream(Entry entry, Node transaction) {
        tellCut(transaction, entry.amount());
        sink.line(entry.lineOf(++position, transaction));
        if (streamedSum != null) {
            streamedSum.add(transaction);
        }
    }

    private void tellCut(Node node, Money amount) {
        if (node.isCut()) {
            fail(node, Faults.TOO_LARGE, Money.zero(amount.currency()));
        }
    }

    @Override
    public void entryEnd() {
        open();
        if (streamed != null) {
            if (streamedSum != null) {
                charges(streamed, streamedSum);
            }
            return;
        }
        Entry entry = transactionCount > MOST_KEPT && addsUpAhead() ? null : bookedEntry();
        if (entry != null) {
            tell(entry);
        }
    }

    private void tell(Entry entry) {
        tellCut(head, entry.amount());
        transactions.forEach(transaction -> tellCut(transaction, entry.amount()));
        BatchSum sum = new BatchSum(head, entry.amount());
        transactions.forEach(sum::add);
        boolean allKept = transactionCount == transactions.size();
        if (allKept && transactionCount > 1 && sum.addsUp()) {
            for (Node transaction : transactions) {
                sink.line(entry.lineOf(++position, transaction));
            }
            charges(entry, sum);
        } else {
            sink.line(entry.line(++position, transactions));
            tellDifference(entry, allKept ? sum : largeBatch());
        }
    }

    /** What is in another currency alone, or without an amount, says nothing of who paid how much, and contradicts nothing. */
    private void tellDifference(Entry entry, @Nullable BatchSum sum) {
        Money together = sum == null || transactionCount < 2 ? null : sum.transactions();
        if (together != null) {
            fail(
                    head,
                    Faults.batchDiffers(together, entry.amount()),
                    Money.zero(entry.amount().currency()));
        }
    }

    private void charges(Entry entry, BatchSum sum) {
        if (!sum.charges().isZero()) {
            sink.line(entry.chargesLine(++position, sum.charges()));
        }
    }

    @Override
    public void statementEnd() {
        open();
        tellFaults();
        if (statement.format() == StatementFormat.CAMT053 && !statement.hasClosing()) {
            fail(firstLine, Faults.NO_CLOSING, null);
        }
        sink.closed(statement.closing());
    }

    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        sink.opened(statement.heading(entryCurrency()));
        tellFaults();
        if (statement.account().isEmpty()) {
            fail(firstLine, Faults.NO_ACCOUNT, null);
        }
        if (statement.format() == StatementFormat.CAMT053 && !statement.hasOpening()) {
            fail(firstLine, Faults.NO_OPENING, null);
        }
    }

    /** The currency of the first entry: reports and notifications may not name the account's. */
    private @Nullable String entryCurrency() {
        Node amount = head.find("Amt");
        try {
            return amount == null ? null : Values.currency(amount.currency()).getCurrencyCode();
        } catch (Unreadable _) {
            return null;
        }
    }

    /** The entry at hand where it is booked and can be read; else it has been told why not. */
    private @Nullable Entry bookedEntry() {
        Money amount;
        try {
            amount = Values.signed(head);
        } catch (Unreadable unreadable) {
            fail(head, unreadable.why(), null);
            return null;
        }
        if (!isBooked(amount)) {
            return null;
        }
        try {
            return Entry.read(head, amount, statement.account(), statement.day());
        } catch (Unreadable unreadable) {
            fail(head, unreadable.why(), amount);
            return null;
        }
    }

    private boolean isBooked(Money amount) {
        String status = head.text("Sts", "Cd");
        status = status == null ? head.text("Sts", "Prtry") : status;
        status = status == null ? Objects.requireNonNullElse(head.text("Sts"), "") : status;
        return switch (status) {
            case "BOOK" -> true;
            case "PDNG", "INFO", "FUTR" -> {
                fail(head, Faults.notBooked(status), Money.zero(amount.currency()));
                yield false;
            }
            case "" -> {
                // a statement holds booked entries by its nature; reports and notifications hold others, too
                if (statement.format() != StatementFormat.CAMT053) {
                    fail(head, Faults.unknownStatus(status), null);
                }
                yield statement.format() == StatementFormat.CAMT053;
            }
            default -> {
                fail(head, Faults.unknownStatus(status), null);
                yield false;
            }
        };
    }

    /** Of an entry of more transactions than are kept; null where its amount cannot be read. */
    private @Nullable BatchSum largeBatch() {
        if (largeBatches == null) {
            largeBatches = BatchTotals.of(file, MOST_KEPT);
        }
        return largeBatches.get(place);
    }

    private boolean addsUpAhead() {
        BatchSum sum = largeBatch();
        return sum != null && sum.addsUp();
    }

    private void tellFaults() {
        for (Statement.Fault fault : statement.faults()) {
            fail(fault.part(), fault.why(), null);
        }
    }

    private void fail(Node node, LocalizedText why, @Nullable Money amount) {
        sink.failed(new LineFailure(node.line(), Entry.raw(node, null), why, amount));
    }

    private void fail(long line, LocalizedText why, @Nullable Money amount) {
        String id = statement.id();
        sink.failed(new LineFailure(line, id == null ? "" : "<Id>" + id + "</Id>", why, amount));
    }
}
