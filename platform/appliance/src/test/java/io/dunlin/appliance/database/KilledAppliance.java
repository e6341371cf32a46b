package io.dunlin.appliance.database;

import java.nio.file.Path;

/** A program that starts a database and dies without stopping it, as an appliance does under {@code kill -9}. */
final class KilledAppliance {

    private KilledAppliance() {}

    public static void main(String... arguments) throws Exception {
        Database database = EmbeddedDatabase.start(Path.of(arguments[0]));
        try (var connection = database.login().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table survivor (id int primary key)");
            statement.execute("insert into survivor (id) values (7)");
        }
        Runtime.getRuntime().halt(137);
    }
}
