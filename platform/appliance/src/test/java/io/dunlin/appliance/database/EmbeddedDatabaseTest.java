package io.dunlin.appliance.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.appliance.TestingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    private final Path folder = TestingFolders.fresh("database").resolve("database");

    @Test
    void keeps_its_rows_and_its_password_over_a_restart() throws Exception {
        DatabaseLogin first;
        try (Database database = EmbeddedDatabase.start(folder)) {
            first = database.login();
            execute(first, "create table note (id int primary key)");
            execute(first, "insert into note (id) values (1)");
        }
        try (Database database = EmbeddedDatabase.start(folder)) {
            assertThat(database.login().password()).isEqualTo(first.password());
            assertThat(list(database.login(), "select id from note")).containsExactly("1");
        }
    }

    @Test
    void is_durable_isolated_in_utc_and_open_to_nobody_else() throws Exception {
        try (Database database = EmbeddedDatabase.start(folder)) {
            DatabaseLogin login = database.login();
            assertThat(list(login, """
                            select concat_ws(' ', @@innodb_flush_log_at_trx_commit, @@innodb_snapshot_isolation,
                              @@time_zone, @@max_allowed_packet, @@bind_address, @@collation_database)
                            """)).containsExactly("1 ON +00:00 268435456 127.0.0.1 utf8mb4_polish_ci");
            try (Connection connection = login.connect()) {
                assertThat(DatabaseCheck.of(connection)).isEmpty();
            }
            assertThat(list(login, "select schema_name from information_schema.schemata"))
                    .containsExactlyInAnyOrder("dunlin", "information_schema");
            for (String user : List.of("", "root", "nobody")) {
                assertThatThrownBy(() -> new DatabaseLogin(login.url(), user, "").connect())
                        .as("user '%s'", user)
                        .isInstanceOf(SQLException.class);
            }
            for (Path secret : List.of(folder, folder.resolve("login.properties"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .endsWith("------");
            }
            assertThat(folder.resolve("init.sql")).doesNotExist();
        }
    }

    @Test
    void stops_the_server_that_a_killed_appliance_left_and_finds_what_it_had_committed() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledAppliance.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(killed.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(killed.exitValue()).isEqualTo(137);
        ProcessHandle leftOver =
                LeftOverServer.find(folder.resolve("mariadbd.pid")).orElseThrow();

        try (Database database = EmbeddedDatabase.start(folder)) {
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(list(database.login(), "select id from survivor")).containsExactly("7");
        }
    }

    @Test
    void a_second_appliance_is_refused_and_a_command_joins() throws Exception {
        try (Database database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Another Dunlin runs on " + folder)
                    .hasMessageContaining("--data");
            try (Database joined = EmbeddedDatabase.startOrJoin(folder)) {
                assertThat(joined.login()).isEqualTo(database.login());
            }
            assertThat(list(database.login(), "select 1")).containsExactly("1");
        }
    }

    @Test
    void leaves_alone_a_process_that_only_has_the_number_of_a_former_server() throws IOException {
        Path pidFile = TestingFolders.fresh("pid").resolve("mariadbd.pid");
        Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));

        assertThat(LeftOverServer.find(pidFile)).isEmpty();
        LeftOverServer.stop(pidFile);

        assertThat(pidFile).doesNotExist();
    }

    @Test
    void refuses_a_folder_where_files_are_deleted_without_notice() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "dunlin-data");

        assertThatThrownBy(() -> EmbeddedDatabase.start(temporary))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining(temporary.toString())
                .hasMessageContaining("dunlin.data");
        assertThat(temporary).doesNotExist();
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(DatabaseLogin login, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                rows.add(results.getString(1));
            }
        }
        return rows;
    }
}
