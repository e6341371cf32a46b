package io.dunlin.core.shared;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Writes many rows with few statements: each an insert of as many rows as fit, whatever the driver is told to rewrite. For
 * example 10 000 rows of five columns are one statement.
 */
public final class BulkInsert {

    /** A prepared statement of the database has at most 65 535 values. */
    private static final int MOST_VALUES = 60_000;
    /** Well below the smallest packet that a server takes by default, 16 MB. */
    private static final long MOST_BYTES = 2_000_000;

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

        private final List<@Nullable Object> values = new ArrayList<>();
        private final Moments moments;
        private long bytes;

        private Row(Moments moments) {
            this.moments = moments;
        }

        public Row add(@Nullable String value) {
            bytes += value == null ? 0 : 2L * value.length();
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
            values.add(value);
            bytes += BYTES_OF_PLAIN_VALUE;
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

    /** Writes all rows. */
    public <T> void all(Handle handle, List<T> rows, BiFunction<Row, T, Row> values) {
        int written = write(handle, rows, values, "", ignored -> true).size();
        assert written == 0;
    }

    /**
     * Writes all rows and reads what the database made of each.
     *
     * @param returning the columns to read, for example {@code id, origin}
     * @return one for each row, in no order that one may count on
     */
    public <T, R> List<R> all(
            Handle handle, List<T> rows, BiFunction<Row, T, Row> values, String returning, Reader<R> reader) {
        return write(handle, rows, values, " returning " + returning, reader);
    }

    private <T, R> List<R> write(
            Handle handle, List<T> rows, BiFunction<Row, T, Row> values, String returning, Reader<R> reader) {
        List<R> results = new ArrayList<>();
        List<Row> group = new ArrayList<>();
        Moments moments = new Moments();
        long bytes = 0;
        for (T each : rows) {
            Row row = values.apply(new Row(moments), each);
            if (row.values.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "A row of " + table + " has " + columns.size() + " values, not " + row.values.size());
            }
            if (!group.isEmpty()
                    && ((group.size() + 1) * columns.size() > MOST_VALUES || bytes + row.bytes > MOST_BYTES)) {
                results.addAll(send(handle.getConnection(), group, returning, reader));
                group.clear();
                bytes = 0;
            }
            group.add(row);
            bytes += row.bytes;
        }
        if (!group.isEmpty()) {
            results.addAll(send(handle.getConnection(), group, returning, reader));
        }
        return results;
    }

    private <R> List<R> send(Connection connection, List<Row> rows, String returning, Reader<R> reader) {
        String sql = sql(rows.size(), returning);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Row row : rows) {
                for (Object value : row.values) {
                    set(statement, ++at, value);
                }
            }
            if (returning.isEmpty()) {
                require(statement.executeUpdate(), rows.size());
                return List.of();
            }
            return read(statement, rows.size(), reader);
        } catch (SQLException e) {
            // The values are not part of the statement, and so not of the message either.
            throw new UncategorizedSQLException("Writing " + rows.size() + " rows", "insert into " + table, e);
        }
    }

    /** By type: the driver looks for a type's codec otherwise, value by value. */
    private static void set(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.VARCHAR);
            case Long number -> statement.setLong(at, number);
            default -> statement.setString(at, value.toString());
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
