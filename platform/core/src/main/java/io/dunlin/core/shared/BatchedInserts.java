package io.dunlin.core.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Inserts whose rows nobody reads before the commit, such as those of the audit and of timelines. Usually each is written at
 * once; work that decides on many things in one transaction has them written {@link #together} at its end, which spares
 * the database a conversation for each.
 */
@Component
public class BatchedInserts {

    private final Jdbi jdbi;

    public BatchedInserts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The rows that wait, by where they belong. */
    private record Waiting(Map<BulkInsert, List<UnaryOperator<BulkInsert.Row>>> rows) {}

    /**
     * Keeps the rows of all inserts until the work has ended, then writes them; none where it fails. To be called within the
     * transaction.
     */
    public <T> T together(Supplier<T> work) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return work.get();
        }
        Waiting waiting = new Waiting(new LinkedHashMap<>());
        TransactionSynchronizationManager.bindResource(this, waiting);
        T result;
        try {
            result = work.get();
        } finally {
            Object unbound = TransactionSynchronizationManager.unbindResource(this);
            assert waiting.equals(unbound);
        }
        waiting.rows().forEach(this::write);
        return result;
    }

    /**
     * Adds rows, in their order.
     *
     * @param into always the same one for the same kind of row
     * @param rows what fills each row
     */
    public void insert(BulkInsert into, List<UnaryOperator<BulkInsert.Row>> rows) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Waiting waiting) {
            waiting.rows().computeIfAbsent(into, _ -> new ArrayList<>()).addAll(rows);
        } else {
            write(into, rows);
        }
    }

    private void write(BulkInsert into, List<UnaryOperator<BulkInsert.Row>> rows) {
        jdbi.useHandle(handle -> into.all(handle, rows, (row, filler) -> filler.apply(row)));
    }
}
