package io.dunlin.core.shared;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Writes many rows with few statements, whatever the driver is told to rewrite. Where nothing is to be read back, the
 * statement is prepared once and its rows follow as the database keeps them, so that it has no text to take apart; else each
 * statement is an insert of as many rows as fit. For example 10 000 rows of five columns are one statement.
 */
public final class BulkInsert {

    /** A prepared statement of the database has at most 65 535 values. */
    private static final int MOST_VALUES = 60_000;
    /** Below what the driver keeps room for: for a byte more than a megabyte it takes 16 MB, each time anew. */
    private static final long MOST_BYTES = 1_000_000;

    private static final int BYTES_OF_PLAIN_VALUE = 24;

    private final String table;
    private final List<String> columns;

    private BulkInsert(String table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    public static BulkInsert into(String table, String... columns) {
        return new BulkInsert(table, List.copyOf(Arrays.asList(columns)));
    }

    /** The values of a row, in the order of the columns. */
    public static final class Row {

        private static final DateTimeFormatter MOMENT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

        private final @Nullable Object[] values;
        private final Moments moments;
        private int filled;
        private long bytes;

        private Row(Moments moments, int columns) {
            this.moments = moments;
            this.values = new Object[columns];
            this.bytes = (long) columns * BYTES_OF_PLAIN_VALUE;
        }

        public Row add(@Nullable String value) {
            if (value != null) {
                bytes += 2L * value.length();
            }
            return plain(value);
        }

        public Row add(@Nullable Long value) {
            return plain(value);
        }

        public Row add(@Nullable Integer value) {
            return plain(value == null ? null : (Object) value.longValue());
        }

        public Row add(@Nullable Id value) {
            return plain(value == null ? null : (Object) value.value());
        }

        public Row add(BigDecimal value) {
            return plain(value.toPlainString());
        }

        public Row add(@Nullable Instant value) {
            return plain(value == null ? null : moments.text(value));
        }

        public Row add(@Nullable LocalDate value) {
            return plain(value == null ? null : value.toString());
        }

        public Row add(@Nullable Enum<?> value) {
            return plain(value == null ? null : value.name());
        }

        private Row plain(@Nullable Object value) {
            values[filled++] = value;
            return this;
        }
    }

    /** Moments as the driver would write them; most rows share one. */
    private static final class Moments {

        private Instant last = Instant.EPOCH;
        private String lastText = "";

        String text(Instant moment) {
            if (lastText.isEmpty() || !moment.equals(last)) {
                last = moment;
                lastText = Timestamp.from(moment).toLocalDateTime().format(Row.MOMENT);
            }
            return lastText;
        }
    }

    /** Reads what the database gave a row. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet results) throws SQLException;
    }

    /** Writes all rows, or fails: some may be written then, for the transaction to take back. */
    public <T> void all(Handle handle, List<T> rows, BiFunction<Row, T, Row> values) {
        inGroups(rows, values, group -> sendPrepared(handle.getConnection(), group));
    }

    /** Rows that are ready to be sent, as many together as one statement takes. */
    static final class Ready {

        private final List<List<Row>> groups = new ArrayList<>();
    }

    <T> Ready ready(List<T> rows, BiFunction<Row, T, Row> values) {
        Ready ready = new Ready();
        inGroups(rows, values, ready.groups::add);
        return ready;
    }

    void send(Connection connection, Ready ready) {
        ready.groups.forEach(group -> sendPrepared(connection, group));
    }

    /**
     * Writes all rows and reads what the database made of each.
     *
     * @param returning the columns to read, for example {@code id, origin}
     * @return one for each row, in no order that one may count on
     */
    public <T, R> List<R> all(
            Handle handle, List<T> rows, BiFunction<Row, T, Row> values, String returning, Reader<R> reader) {
        List<R> results = new ArrayList<>();
        inGroups(rows, values, group -> results.addAll(sendText(handle.getConnection(), group, returning, reader)));
        return results;
    }

    private <T> void inGroups(List<T> rows, BiFunction<Row, T, Row> values, Consumer<List<Row>> send) {
        List<Row> group = new ArrayList<>();
        Moments moments = new Moments();
        long bytes = 0;
        for (T each : rows) {
            Row row = values.apply(new Row(moments, columns.size()), each);
            if (row.filled != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + table + " has " + columns.size() + " values, not " + row.filled);
            }
            if (!group.isEmpty()
                    && ((group.size() + 1) * columns.size() > MOST_VALUES || bytes + row.bytes > MOST_BYTES)) {
                send.accept(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(row);
            bytes += row.bytes;
        }
        if (!group.isEmpty()) {
            send.accept(group);
        }
    }

    private void sendPrepared(Connection connection, List<Row> rows) {
        try (PreparedStatement statement = connection.prepareStatement(sql(1, ""))) {
            boolean[] numbers = numbers(rows);
            for (Row row : rows) {
                setAll(statement, numbers, row);
                statement.addBatch();
            }
            int written = 0;
            for (int each : statement.executeBatch()) {
                // Of many rows at once the database says that they are written, not how many.
                written += each == Statement.SUCCESS_NO_INFO ? 1 : each;
            }
            require(written, rows.size());
        } catch (SQLException e) {
            throw failure(rows, e);
        }
    }

    private <R> List<R> sendText(Connection connection, List<Row> rows, String returning, Reader<R> reader) {
        String sql = sql(rows.size(), " returning " + returning);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Row row : rows) {
                setAll(statement, at, row);
                at += columns.size();
            }
            return read(statement, rows.size(), reader);
        } catch (SQLException e) {
            throw failure(rows, e);
        }
    }

    /** The values are not part of the statement, and so not of the message either. */
    private UncategorizedSQLException failure(List<Row> rows, SQLException cause) {
        return new UncategorizedSQLException("Writing " + rows.size() + " rows", "insert into " + table, cause);
    }

    /**
     * The columns that are sent as numbers. Rows travel together as long as no value is of another type than the one above it,
     * and a missing number has no type: a column that lacks some is sent as text, in which nothing may be missing too.
     */
    private boolean[] numbers(List<Row> rows) {
        boolean[] numbers = new boolean[columns.size()];
        for (int column = 0; column < numbers.length; column++) {
            int at = column;
            numbers[column] = rows.stream().allMatch(row -> row.values[at] instanceof Long);
        }
        return numbers;
    }

    private static void setAll(PreparedStatement statement, boolean[] numbers, Row row) throws SQLException {
        for (int column = 0; column < numbers.length; column++) {
            Object value = row.values[column];
            if (numbers[column] && value instanceof Long number) {
                statement.setLong(column + 1, number);
            } else {
                statement.setString(column + 1, value == null ? null : value.toString());
            }
        }
    }

    /** By type: the driver looks for a type's codec otherwise, value by value. */
    private static void setAll(PreparedStatement statement, int before, Row row) throws SQLException {
        int at = before;
        for (Object value : row.values) {
            at++;
            switch (value) {
                case null -> statement.setNull(at, Types.VARCHAR);
                case Long number -> statement.setLong(at, number);
                default -> statement.setString(at, value.toString());
            }
        }
    }

    private <R> List<R> read(PreparedStatement statement, int rows, Reader<R> reader) throws SQLException {
        List<R> made = new ArrayList<>(rows);
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                made.add(reader.read(results));
            }
        }
        require(made.size(), rows);
        return made;
    }

    private void require(int written, int rows) {
        if (written != rows) {
            throw new IllegalStateException("The table " + table + " took " + written + " of " + rows + " rows");
        }
    }

    private String sql(int rows, String returning) {
        String row = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        return "insert into " + table + " (" + String.join(",", columns) + ") values "
                + String.join(",", Collections.nCopies(rows, row)) + returning;
    }
}
