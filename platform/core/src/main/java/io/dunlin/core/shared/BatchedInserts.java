package io.dunlin.core.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
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

    /** The rows that wait, by their statements. */
    private record Waiting(Map<String, List<Map<String, @Nullable Object>>> rows) {}

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

    /** @param sql always the same text for the same kind of row, with a named bind for each value */
    public void insert(String sql, Map<String, @Nullable Object> row) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Waiting waiting) {
            waiting.rows().computeIfAbsent(sql, _ -> new ArrayList<>()).add(row);
        } else {
            jdbi.useHandle(handle -> handle.createUpdate(sql).bindMap(row).execute());
        }
    }

    private void write(String sql, List<Map<String, @Nullable Object>> rows) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            rows.forEach(row -> batch.bindMap(row).add());
            int[] written = batch.execute();
            assert written.length == rows.size();
        });
    }
}
