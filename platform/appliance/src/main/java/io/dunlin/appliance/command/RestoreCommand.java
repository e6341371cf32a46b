package io.dunlin.appliance.command;

import io.dunlin.appliance.backup.BackupFailure;
import io.dunlin.appliance.backup.Passphrase;
import io.dunlin.appliance.backup.Restoration;
import io.dunlin.appliance.backup.Restoration.Restored;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.jobs.Maintenance;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a backup back, and sees to it that the restored appliance writes to nobody. */
@Command(
        name = "restore",
        description = {
            "Reads a backup back into an empty data folder or database. Every checksum is looked at before anything is changed.",
            "Afterwards sending is off and jobs rest: a restored copy must not write to debtors a second time. 'dunlin"
                    + " maintenance off' lets the jobs run again, and an administrator goes live again on the screens."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand extends ApplianceCommand implements Callable<Integer> {

    private static final Actor ACTOR = Actor.system("command-line");

    @Parameters(paramLabel = "FILE", description = "What 'dunlin backup' wrote.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--keys", paramLabel = "FILE", description = "The file of keys that belongs to it.")
    private @Nullable Path keys;

    @Option(
            names = "--without-keys",
            description =
                    "Restores without keys: secrets of plugins are entered again, and answers to older messages are"
                            + " not recognised by their mark.")
    private boolean withoutKeys;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of an encrypted backup is the first line of this file.")
    private @Nullable Path passphraseFile;

    @Option(
            names = "--replace",
            description =
                    "Moves what is in the data folder aside, into a folder of its own; else a restore into a folder"
                            + " that holds something is refused.")
    private boolean replace;

    @Option(names = "--verify-only", description = "Looks at every checksum and changes nothing.")
    private boolean verifyOnly;

    @Override
    public Integer call() throws IOException {
        try {
            Passphrase passphrase = passphraseFile == null ? null : Passphrase.in(passphraseFile);
            if (verifyOnly) {
                Restored looked = Restoration.verify(file, keys, passphrase);
                out().println(file + " is whole: " + looked.parts() + " parts, written at "
                        + looked.writtenAt().truncatedTo(ChronoUnit.SECONDS) + " by Dunlin " + looked.product() + ".");
                return ExitStatus.DONE;
            }
            InstallationFolders installation = InstallationFolders.of(data());
            Restored restored = new Restoration(
                            installation.folders(),
                            installation.database(),
                            installation.keys(),
                            replace,
                            Clock.systemUTC().instant())
                    .restore(file, keys, passphrase, withoutKeys);
            return with(context -> {
                context.getBean(Transactions.class).run(() -> {
                    ProductSettings settings = context.getBean(ProductSettings.class);
                    settings.change(
                            SendingSettings.GROUP,
                            settings.get(SendingSettings.GROUP).withLive(false),
                            ACTOR,
                            "restored from a backup");
                    // One that was going on when the backup was written stays.
                    boolean begun = context.getBean(Maintenance.class).begin("restored from a backup", ACTOR);
                    context.getBean(AuditTrail.class)
                            .record(
                                    ACTOR,
                                    "backup-restored",
                                    new Subject("backup", null, null),
                                    "",
                                    Map.of("writtenAt", restored.writtenAt().toString(), "maintenanceBegun", begun));
                });
                say(restored, installation);
                return ExitStatus.DONE;
            });
        } catch (BackupFailure e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void say(Restored restored, InstallationFolders installation) {
        out().println("Restored the backup of " + restored.writtenAt() + ". Sending is off, and jobs rest.");
        restored.aside().ifPresent(aside -> out().println("What was there before lies in " + aside + "."));
        out().println("Next: compare "
                + installation.folders().dataFolder().resolve(Restoration.CONFIGURATION) + " with "
                + installation.folders().confFolder()
                + ", then 'dunlin audit verify', 'dunlin maintenance off', and go live"
                + " on the screens.");
    }
}
