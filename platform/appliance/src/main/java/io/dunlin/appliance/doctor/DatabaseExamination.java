package io.dunlin.appliance.doctor;

import io.dunlin.appliance.database.DatabaseCheck;
import io.dunlin.appliance.database.DatabaseFinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The database's version and settings, and whether its clock and ours agree. */
record DatabaseExamination(DataSource database, Clock clock) implements Examination {

    private static final Duration MOST_DIFFERENCE = Duration.ofSeconds(30);

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            List<DatabaseFinding> found = DatabaseCheck.of(connection);
            found.forEach(each -> findings.add(
                    each.severity() == DatabaseFinding.Severity.REFUSED
                            ? Finding.wrong("database", each.message())
                            : Finding.risky("database", each.message())));
            if (found.isEmpty()) {
                findings.add(Finding.fine(
                        "database",
                        connection.getMetaData().getDatabaseProductName() + " "
                                + connection.getMetaData().getDatabaseProductVersion() + ", its settings are right"));
            }
            findings.add(clock(connection));
        } catch (SQLException e) {
            findings.add(Finding.wrong("database", "does not answer: " + e.getMessage()));
        }
        return findings;
    }

    private Finding clock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var now = statement.executeQuery("select utc_timestamp(6)")) {
            boolean answered = now.next();
            Duration difference = Duration.between(
                            now.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC), clock.instant())
                    .abs();
            return answered && difference.compareTo(MOST_DIFFERENCE) < 0
                    ? Finding.fine("database clock", "agrees with this machine's")
                    : Finding.risky(
                            "database clock",
                            "differs from this machine's by " + difference.toSeconds()
                                    + " s; let a time service set both");
        }
    }
}
