package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.StatementFormat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file ahead, once, for entries of more transactions than are kept, and notes what these are together. Only that
 * and their places in the file are held.
 */
final class BatchTotals implements Message.Reader {

    private final int most;
    private final Map<Long, BatchSum> sums = new HashMap<>();
    private long place;
    private Node head = new Node("Ntry", "", 1);
    private @Nullable BatchSum sum;
    private int transactions;

    private BatchTotals(int most) {
        this.most = most;
    }

    /**
     * @param most of so many transactions an entry must have more to be noted
     * @return by the places of such entries, counted from 1 over the whole file
     */
    static Map<Long, BatchSum> of(SourceFile file, int most) {
        BatchTotals totals = new BatchTotals(most);
        try (XmlPull xml = XmlPull.open(file)) {
            new Message(xml, totals).read();
        }
        return totals.sums;
    }

    @Override
    public void statement(StatementFormat format, String version, @Nullable Node header, long line) {}

    @Override
    public void part(Node part) {}

    @Override
    public void entry(Node empty) {
        place++;
        head = empty;
        sum = null;
        transactions = 0;
    }

    @Override
    public void entryPart(Node part) {
        head.add(part);
    }

    @Override
    public void transaction(Node transaction) {
        if (transactions++ == 0) {
            try {
                sum = new BatchSum(head, Values.signed(head));
            } catch (Unreadable _) {
                sum = null;
            }
        }
        if (sum != null) {
            sum.add(transaction);
        }
    }

    @Override
    public void entryEnd() {
        if (transactions > most && sum != null) {
            sums.put(place, sum);
        }
    }

    @Override
    public void statementEnd() {}
}
