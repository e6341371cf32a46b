package io.dunlin.core.shared;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Inserts whose rows nobody reads before the commit, such as those of the audit and of timelines. Usually each is written at
 * once. Work that decides on many things in one transaction has them written {@link #together} at its end, which spares
 * the database a conversation for each; work that writes very many has them written {@link #beside} it, so that it need not
 * wait for the database nor the database for it.
 */
@Component
public class BatchedInserts {

    private final Jdbi jdbi;
    private final DataSource dataSource;

    public BatchedInserts(Jdbi jdbi, DataSource dataSource) {
        this.jdbi = jdbi;
        this.dataSource = dataSource;
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
     * Writes the rows of all inserts in their order, in the work's transaction, while the work goes on; all are written when
     * this returns. Where one cannot be written, the work is told at its end. To be called within the transaction.
     */
    public <T> T beside(Supplier<T> work) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return work.get();
        }
        try (Writer writer = new Writer(DataSourceUtils.getConnection(dataSource))) {
            TransactionSynchronizationManager.bindResource(this, writer);
            T result;
            try {
                result = work.get();
            } finally {
                Object unbound = TransactionSynchronizationManager.unbindResource(this);
                assert writer.equals(unbound);
            }
            writer.finish();
            return result;
        }
    }

    /** Writes one after the other. The driver has the statements of one connection wait for each other. */
    private final class Writer implements AutoCloseable {

        private final Connection connection;
        private final ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private @Nullable Future<?> last;
        private volatile @Nullable RuntimeException failure;
        private volatile boolean over;

        Writer(Connection connection) {
            this.connection = connection;
        }

        void write(BulkInsert into, List<UnaryOperator<BulkInsert.Row>> rows) {
            BulkInsert.Ready ready = into.ready(rows, (row, filler) -> filler.apply(row));
            last = thread.submit(() -> {
                if (over) {
                    return;
                }
                try {
                    into.send(connection, ready);
                } catch (RuntimeException e) {
                    failure = e;
                    // What came after it would only hide it.
                    over = true;
                }
            });
        }

        void finish() {
            Future<?> written = last;
            if (written != null) {
                await(written);
            }
            RuntimeException failed = failure;
            if (failed != null) {
                throw failed;
            }
        }

        private static void await(Future<?> written) {
            try {
                Object nothing = written.get();
                assert nothing == null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while rows are written", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }

        /** Nothing is being written any more when the transaction ends, whatever became of the work. */
        @Override
        public void close() {
            over = true;
            thread.close();
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /**
     * Adds rows, in their order.
     *
     * @param into always the same one for the same kind of row
     * @param rows what fills each row
     */
    public void insert(BulkInsert into, List<UnaryOperator<BulkInsert.Row>> rows) {
        switch (TransactionSynchronizationManager.getResource(this)) {
            case Waiting waiting ->
                waiting.rows().computeIfAbsent(into, _ -> new ArrayList<>()).addAll(rows);
            case Writer writer -> writer.write(into, rows);
            case null, default -> write(into, rows);
        }
    }

    private void write(BulkInsert into, List<UnaryOperator<BulkInsert.Row>> rows) {
        jdbi.useHandle(handle -> into.all(handle, rows, (row, filler) -> filler.apply(row)));
    }
}
