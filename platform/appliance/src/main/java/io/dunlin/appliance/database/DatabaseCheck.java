package io.dunlin.appliance.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at a server's version and settings. Reads only; needs no right beyond those on the database itself. */
public final class DatabaseCheck {

    private static final int OLDEST_MAJOR = 10;
    private static final int OLDEST_MINOR = 11;
    private static final long SMALLEST_PACKET = 64L * 1024 * 1024;

    private DatabaseCheck() {}

    public static List<DatabaseFinding> of(Connection connection) throws SQLException {
        List<DatabaseFinding> findings = new ArrayList<>();
        DatabaseMetaData server = connection.getMetaData();
        int major = server.getDatabaseMajorVersion();
        int minor = server.getDatabaseMinorVersion();
        if (!"MariaDB".equals(server.getDatabaseProductName())) {
            findings.add(refused("dunlin.database.url: this is " + server.getDatabaseProductName()
                    + "; write the address of a MariaDB server"));
            return findings;
        }
        if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
            findings.add(refused("The database is MariaDB " + server.getDatabaseProductVersion()
                    + "; upgrade it to 10.11 or newer"));
            return findings;
        }
        Map<String, String> variables = variables(connection);
        if (!variables.containsKey("innodb_snapshot_isolation")) {
            findings.add(refused("The database is MariaDB " + server.getDatabaseProductVersion()
                    + " and has no innodb_snapshot_isolation; upgrade it to 10.11.8 or newer"));
        }
        if (!"utf8mb4".equals(variables.get("character_set_database"))) {
            findings.add(refused("The database's character set is " + variables.get("character_set_database")
                    + "; run: alter database `" + connection.getCatalog()
                    + "` character set utf8mb4 collate utf8mb4_polish_ci"));
        }
        if ("ON".equals(variables.get("read_only"))) {
            findings.add(refused("dunlin.database.url: the server is read-only; write the address of the primary"));
        }
        if (!"1".equals(variables.get("innodb_flush_log_at_trx_commit"))) {
            findings.add(risky("A power cut can lose commits, and a message could be sent twice: set"
                    + " innodb_flush_log_at_trx_commit = 1 in the server's configuration, and restart it"));
        }
        if (Long.parseLong(variables.getOrDefault("max_allowed_packet", "0")) < SMALLEST_PACKET) {
            findings.add(risky("Large mails and statements cannot be stored: set max_allowed_packet = 256M in the"
                    + " server's configuration, and restart it"));
        }
        return findings;
    }

    /**
     * Looks before the appliance starts to work.
     *
     * @return what is risky
     * @throws DatabaseUnavailable where the appliance cannot work with the server
     */
    public static List<DatabaseFinding> require(DatabaseLogin login) {
        List<DatabaseFinding> findings;
        try (Connection connection = login.connect()) {
            findings = of(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "dunlin.database.url: no connection to " + login + ": " + e.getMessage()
                            + "; is the server running, and are dunlin.database.user and dunlin.database.password right?",
                    e);
        }
        findings.stream()
                .filter(finding -> finding.severity() == DatabaseFinding.Severity.REFUSED)
                .findFirst()
                .ifPresent(finding -> {
                    throw new DatabaseUnavailable(finding.message());
                });
        return findings;
    }

    private static Map<String, String> variables(Connection connection) throws SQLException {
        Map<String, String> variables = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        show variables
                        where variable_name in ('character_set_database', 'innodb_flush_log_at_trx_commit',
                          'innodb_snapshot_isolation', 'max_allowed_packet', 'read_only')
                        """);
                ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                variables.put(results.getString(1), results.getString(2));
            }
        }
        return variables;
    }

    private static DatabaseFinding refused(String message) {
        return new DatabaseFinding(DatabaseFinding.Severity.REFUSED, message);
    }

    private static DatabaseFinding risky(String message) {
        return new DatabaseFinding(DatabaseFinding.Severity.RISKY, message);
    }
}
