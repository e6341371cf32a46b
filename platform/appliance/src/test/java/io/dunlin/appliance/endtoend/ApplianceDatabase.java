package io.dunlin.appliance.endtoend;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The appliance's database as another session sees it: it reads, and it can hold a row that the appliance wants to change. */
final class ApplianceDatabase {

    private static final int HOPELESS_MILLIS = 500;

    private final Path login;

    ApplianceDatabase(Path databaseFolder) {
        this.login = databaseFolder.resolve("login.properties");
    }

    /** The first column of every row, as text; a connection for each question, since the server is started anew at times. */
    List<String> list(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet results = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (results.next()) {
                found.add(String.valueOf(results.getString(1)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Not answered: " + sql, e);
        }
    }

    long count(String sql, Object... values) {
        return Long.parseLong(list(sql, values).getFirst());
    }

    /** Holds a row against changes until it is closed. */
    HeldRow hold(String table, long id) {
        return new HeldRow(table, id);
    }

    private Connection connect() throws SQLException {
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(login, StandardCharsets.UTF_8)) {
            saved.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(
                saved.getProperty("url"), saved.getProperty("user"), saved.getProperty("password"));
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A row that nobody else can change: a transaction of the appliance that wants to stands still in its middle. */
    final class HeldRow implements AutoCloseable {

        private final String row;
        private final Connection connection;

        private HeldRow(String table, long id) {
            this.row = table + " " + id;
            try {
                this.connection = connect();
                connection.setAutoCommit(false);
                try (PreparedStatement statement =
                                prepared(connection, "select id from " + table + " where id = ? for update", id);
                        ResultSet results = statement.executeQuery()) {
                    if (!results.next()) {
                        throw new AssertionError("There is no " + row);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Not held: " + row, e);
            }
        }

        /** Waits until a transaction of the appliance has been standing still for longer than any statement takes. */
        void awaitSomebodyWaiting(ApplianceProcess appliance) {
            Patience.awaitThat(
                    "a transaction that waits for " + row, () -> count("""
                            select count(*)
                            from information_schema.processlist
                            where command <> 'Sleep' and time_ms > ? and id <> connection_id()
                              and db = database() and info is not null
                            """, HOPELESS_MILLIS) > 0, appliance::endOfLog);
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
