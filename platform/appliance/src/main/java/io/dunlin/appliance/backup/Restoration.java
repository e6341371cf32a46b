package io.dunlin.appliance.backup;

import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.database.Database;
import io.dunlin.appliance.database.DatabaseDump;
import io.dunlin.appliance.database.DatabaseLogin;
import io.dunlin.appliance.database.DatabaseProperties;
import io.dunlin.appliance.database.EmbeddedDatabase;
import io.dunlin.appliance.database.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads a backup back. Everything that could refuse it is looked at first; what is there already is moved aside, on request
 * only, and never deleted.
 *
 * @param keys where the keys belong, by the names they have in a file of keys
 * @param replace whether what is there may be moved aside
 */
public record Restoration(
        ApplianceProperties folders, DatabaseProperties database, List<Path> keys, boolean replace, Instant now) {

    /** Where the configuration of the backup is put: that of this machine stays as it is. */
    public static final String CONFIGURATION = "configuration-from-backup";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Restoration {
        keys = List.copyOf(keys);
    }

    /**
     * What was read back.
     *
     * @param aside where that which was there before lies now
     */
    public record Restored(Instant writtenAt, String product, int parts, Optional<Path> aside) {}

    /** Looks at every checksum and changes nothing. */
    public static Restored verify(Path file, @Nullable Path keyFile, @Nullable Passphrase passphrase)
            throws IOException {
        Manifest manifest = new Archive(file, passphrase).verified();
        if (keyFile != null) {
            Manifest ofKeys = new Archive(keyFile, passphrase).verified();
            requireKind(keyFile, ofKeys, BackupWriter.KEYS, "a file of keys");
        }
        requireKind(file, manifest, BackupWriter.DATABASE, "a backup");
        return new Restored(
                manifest.writtenAt(), manifest.product(), manifest.parts().size(), Optional.empty());
    }

    /**
     * Reads everything back.
     *
     * @param withoutKeys whether to do without a file of keys
     */
    public Restored restore(Path file, @Nullable Path keyFile, @Nullable Passphrase passphrase, boolean withoutKeys)
            throws IOException {
        Restored verified = verify(file, keyFile, passphrase);
        int newest = newestMigration();
        int schema = new Archive(file, passphrase).verified().schema();
        if (schema > newest) {
            throw new BackupFailure("the backup is of Dunlin " + verified.product() + ", whose database (" + schema
                    + ") is newer than this program's (" + newest + "); install that version, then restore");
        }
        if (keyFile == null && !withoutKeys && keys.stream().noneMatch(Files::exists)) {
            throw new BackupFailure(
                    "without its keys the secrets in the backup cannot be read: name their file with --keys,"
                            + " or say --without-keys and enter the secrets again");
        }
        Optional<Path> aside = makeRoom(keyFile != null);
        try (Database target = database.login()
                .<Database>map(Database.Foreign::new)
                .orElseGet(() -> EmbeddedDatabase.start(folders.databaseFolder()))) {
            requireEmpty(target.login());
            new Archive(file, passphrase).each((name, content) -> take(name, content, target.login()));
        }
        if (keyFile != null) {
            new Archive(keyFile, passphrase).each(this::takeKey);
        }
        return new Restored(verified.writtenAt(), verified.product(), verified.parts(), aside);
    }

    private void take(String name, InputStream content, DatabaseLogin login) throws IOException {
        if (name.equals(BackupWriter.DATABASE)) {
            new DatabaseDump(login, folders.databaseFolder()).load(content);
        } else if (name.startsWith(BackupWriter.PLUGINS)) {
            copy(content, pluginData(), name.substring(BackupWriter.PLUGINS.length()));
        } else if (name.startsWith(BackupWriter.CONFIGURATION)) {
            copy(content, configuration(), name.substring(BackupWriter.CONFIGURATION.length()));
        }
    }

    private void takeKey(String name, InputStream content) throws IOException {
        if (name.startsWith(BackupWriter.KEYS)) {
            String key = name.substring(BackupWriter.KEYS.length());
            Path target = keys.stream()
                    .filter(each -> each.getFileName().toString().equals(key))
                    .findFirst()
                    .orElseGet(() -> folders.dataFolder().resolve(Path.of(key).getFileName()));
            PrivateFile.makeFolder(
                    Objects.requireNonNull(target.toAbsolutePath().getParent()));
            PrivateFile.write(target, new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } else if (name.startsWith(BackupWriter.CONFIGURATION)) {
            copy(content, configuration(), name.substring(BackupWriter.CONFIGURATION.length()));
        }
    }

    /** A name in a file that somebody sent must not lead out of the folder. */
    private static void copy(InputStream content, Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new BackupFailure("the backup holds a file " + name + ", which would lie outside of " + folder);
        }
        PrivateFile.makeFolder(Objects.requireNonNull(target.getParent()));
        PrivateFile.write(target, content);
    }

    private Optional<Path> makeRoom(boolean withKeys) throws IOException {
        List<Path> inTheWay = Stream.concat(
                        Stream.of(folders.databaseFolder().resolve("files"), pluginData(), configuration()),
                        withKeys ? keys.stream() : Stream.empty())
                .filter(Restoration::holdsSomething)
                .toList();
        if (inTheWay.isEmpty()) {
            return Optional.empty();
        }
        if (!replace) {
            throw new BackupFailure("there is something already: "
                    + String.join(", ", inTheWay.stream().map(Path::toString).toList())
                    + "; restore into an empty folder (--data), or say --replace to have it moved aside");
        }
        if (database.login().isEmpty()) {
            // Refuses where an appliance runs: its files must not be moved from under it.
            EmbeddedDatabase.start(folders.databaseFolder()).close();
        }
        Path aside = folders.dataFolder().resolve("before-restore-" + STAMP.format(now));
        PrivateFile.makeFolder(aside);
        for (Path each : inTheWay) {
            Files.move(each, aside.resolve(each.getFileName()));
        }
        return Optional.of(aside);
    }

    private static boolean holdsSomething(Path path) {
        String[] below = path.toFile().list();
        return below == null ? Files.exists(path) : below.length > 0;
    }

    private static void requireEmpty(DatabaseLogin login) {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var tables = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_schema = database()")) {
            if (!tables.next() || tables.getInt(1) > 0) {
                throw new BackupFailure("the database " + login
                        + " is not empty; make a new one for what is restored, and set dunlin.database.url to it");
            }
        } catch (SQLException e) {
            throw new BackupFailure("no connection to the database " + login + ": " + e.getMessage(), e);
        }
    }

    private static void requireKind(Path file, Manifest manifest, String part, String kind) {
        if (manifest.parts().stream().noneMatch(each -> each.name().startsWith(part))) {
            throw new BackupFailure(file + " is not " + kind + "; nothing was changed");
        }
    }

    private static int newestMigration() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql"))
                .map(resource -> String.valueOf(resource.getFilename()))
                .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                .max()
                .orElse(0);
    }

    private Path pluginData() {
        return folders.dataFolder().resolve("plugins");
    }

    private Path configuration() {
        return folders.dataFolder().resolve(CONFIGURATION);
    }
}
