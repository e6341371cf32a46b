package io.dunlin.appliance.database;

import java.nio.file.Path;

/** A database that answers. Closing it stops the server where it is the appliance's own. */
public sealed interface Database extends AutoCloseable {

    /** The configured database, or the own one in this folder, which a running appliance may have started. */
    static Database forCommand(DatabaseProperties properties, Path folder) {
        return properties.login().<Database>map(Foreign::new).orElseGet(() -> EmbeddedDatabase.startOrJoin(folder));
    }

    DatabaseLogin login();

    @Override
    void close();

    /** A server that others run: the configured one, or the own one of an appliance that runs beside this command. */
    record Foreign(DatabaseLogin login) implements Database {

        @Override
        public void close() {
            // whoever started it stops it
        }
    }

    /** The appliance's own server. */
    record Own(DatabaseLogin login, EmbeddedDatabase server) implements Database {

        @Override
        public void close() {
            server.close();
        }
    }
}
