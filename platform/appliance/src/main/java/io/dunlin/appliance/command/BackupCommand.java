package io.dunlin.appliance.command;

import io.dunlin.appliance.backup.BackupFailure;
import io.dunlin.appliance.backup.BackupWriter;
import io.dunlin.appliance.backup.BackupWriter.Written;
import io.dunlin.appliance.backup.Passphrase;
import io.dunlin.appliance.database.Database;
import io.dunlin.appliance.database.PrivateFile;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes everything into a file, and the keys into another. */
@Command(
        name = "backup",
        description = {
            "Writes the database, the files of plugins and the configuration into one file, and the keys and passwords into"
                    + " another, which is to be kept apart. Works beside a running appliance: it is one moment's view.",
            "'dunlin restore' reads it back."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand extends ApplianceCommand implements Callable<Integer> {

    static final String AUDIT_ACTION = "backup-written";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file to write; else a new one in the folder backups of the data folder.")
    private @Nullable Path to;

    @Option(
            names = "--keys-to",
            paramLabel = "FILE",
            description = "The file for keys and passwords; else beside the backup, with .keys at its end.")
    private @Nullable Path keysTo;

    @Option(names = "--no-keys", description = "Writes no keys: they are saved already, and have not changed.")
    private boolean noKeys;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Encrypts both with the passphrase in the first line of this file. Without it they are not"
                    + " encrypted, and readable by their owner only.")
    private @Nullable Path passphraseFile;

    @Override
    public Integer call() throws IOException {
        InstallationFolders installation = InstallationFolders.of(data());
        Instant now = Clock.systemUTC().instant();
        Path file = to == null
                ? installation.folders().dataFolder().resolve("backups/dunlin-" + STAMP.format(now) + ".backup")
                : to.toAbsolutePath();
        Passphrase passphrase = passphraseFile == null ? null : Passphrase.in(passphraseFile);
        BackupWriter writer = new BackupWriter(installation.folders(), installation.keys(), ProductVersion.text());
        Written backup;
        try (Database database = Database.forCommand(
                installation.database(), installation.folders().databaseFolder())) {
            PrivateFile.makeFolder(Objects.requireNonNull(file.getParent()));
            backup = writer.write(file, database.login(), passphrase, now);
        } catch (BackupFailure e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
        print(backup, "database, files of plugins, configuration without passwords");
        out().println(
                        passphrase == null
                                ? "  It holds personal data and is NOT encrypted: keep it as safe as the database, or use --passphrase-file."
                                : "  It holds personal data and is encrypted; without the passphrase nobody reads it, you neither.");
        if (!noKeys) {
            Path keyFile = keysTo == null ? file.resolveSibling(file.getFileName() + ".keys") : keysTo.toAbsolutePath();
            print(writer.writeKeys(keyFile, passphrase, now), "keys and passwords");
            out().println("  Keep it apart from the backup: whoever holds both reads everything.");
        }
        out().flush();
        return with(context -> {
            context.getBean(Transactions.class)
                    .run(() -> context.getBean(AuditTrail.class)
                            .record(
                                    Actor.system("command-line"),
                                    AUDIT_ACTION,
                                    new Subject("backup", null, null),
                                    "",
                                    Map.of("sha256", backup.sha256(), "bytes", backup.bytes())));
            return ExitStatus.DONE;
        });
    }

    private void print(Written written, String what) {
        out().printf(
                        Locale.ROOT,
                        "Wrote %s: %s%n  %,d bytes, SHA-256 %s%n",
                        written.file(),
                        what,
                        written.bytes(),
                        written.sha256());
    }
}
