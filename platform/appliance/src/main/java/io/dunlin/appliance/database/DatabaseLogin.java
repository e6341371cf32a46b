package io.dunlin.appliance.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is and how to log in to it. */
public record DatabaseLogin(String url, String user, String password) {

    /**
     * What every session needs: times in UTC, an error instead of a lost update, and an end to the transaction of a node
     * that stands still, whose locks all others would wait for.
     */
    public static final String SESSION =
            "set session time_zone = '+00:00', innodb_snapshot_isolation = ON, idle_transaction_timeout = 300";

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
