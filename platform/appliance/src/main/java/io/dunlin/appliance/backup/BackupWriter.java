package io.dunlin.appliance.backup;

import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.database.DatabaseDump;
import io.dunlin.appliance.database.DatabaseLogin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes backups.
 *
 * @param folders what is saved beside the database
 * @param keys the files that make stored secrets and signed tokens readable
 * @param product the version of this program
 */
public record BackupWriter(ApplianceProperties folders, List<Path> keys, String product) {

    static final String DATABASE = "database.sql";
    static final String CONFIGURATION = "configuration/";
    static final String PLUGINS = "plugins/";
    static final String KEYS = "keys/";

    private static final Pattern SECRET = Pattern.compile("^(\\s*dunlin\\.\\S*password\\s*[=:]).*$", Pattern.MULTILINE);
    private static final String ABOUT = """
            A backup of Dunlin: the database, the files of plugins, and the configuration without its passwords.
            It holds personal data of debtors. The keys to stored secrets are not in it; they are in a file of their own,
            which is to be kept apart. Read back by: dunlin restore FILE --keys FILE
            """;
    private static final String ABOUT_KEYS = """
            The keys of a Dunlin appliance and its configuration with all passwords. Whoever holds this file and a backup
            reads everything. Read back by: dunlin restore BACKUP --keys FILE
            """;

    public BackupWriter {
        keys = List.copyOf(keys);
    }

    /** What was written. */
    public record Written(Path file, long bytes, String sha256) {}

    /** Writes everything but keys and passwords. */
    public Written write(Path file, DatabaseLogin login, @Nullable Passphrase passphrase, Instant now)
            throws IOException {
        int schema = schema(login);
        try (ArchiveWriter archive = new ArchiveWriter(file, passphrase)) {
            archive.add("README.txt", out -> out.write(ABOUT.getBytes(StandardCharsets.UTF_8)));
            archive.add(DATABASE, out -> new DatabaseDump(login, folders.databaseFolder()).write(out));
            addConfiguration(archive, false);
            Path plugins = folders.dataFolder().resolve("plugins");
            for (Path each : filesBelow(plugins)) {
                archive.add(PLUGINS + plugins.relativize(each), out -> Files.copy(each, out));
            }
            String checksum = archive.finish(product, now, schema);
            return new Written(file, Files.size(file), checksum);
        }
    }

    /** Writes keys and passwords. */
    public Written writeKeys(Path file, @Nullable Passphrase passphrase, Instant now) throws IOException {
        try (ArchiveWriter archive = new ArchiveWriter(file, passphrase)) {
            archive.add("README.txt", out -> out.write(ABOUT_KEYS.getBytes(StandardCharsets.UTF_8)));
            for (Path key : keys) {
                if (Files.exists(key)) {
                    archive.add(KEYS + key.getFileName(), out -> Files.copy(key, out));
                }
            }
            addConfiguration(archive, true);
            String checksum = archive.finish(product, now, 0);
            return new Written(file, Files.size(file), checksum);
        }
    }

    private void addConfiguration(ArchiveWriter archive, boolean withPasswords) throws IOException {
        for (Path each : filesBelow(folders.confFolder())) {
            String name = CONFIGURATION + folders.confFolder().relativize(each);
            if (!withPasswords && name.toLowerCase(Locale.ROOT).endsWith(".properties")) {
                String text = SECRET.matcher(Files.readString(each)).replaceAll("$1");
                archive.add(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            } else {
                archive.add(name, out -> Files.copy(each, out));
            }
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static int schema(DatabaseLogin login) {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var versions = statement.executeQuery(
                        "select coalesce(max(cast(version as int)), 0) from flyway_schema_history where success")) {
            return versions.next() ? versions.getInt(1) : 0;
        } catch (SQLException e) {
            throw new BackupFailure("the database " + login + " cannot be read: " + e.getMessage(), e);
        }
    }
}
