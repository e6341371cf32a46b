package io.dunlin.appliance.doctor;

import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.configuration.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Free space, who may read what, and the watched folders.
 *
 * @param keys the files of keys
 * @param statements the folder that is watched for bank statements; null for none
 * @param receivables the folder that is watched for files of receivables; null for none
 */
record FilesExamination(
        ApplianceProperties folders,
        List<Path> keys,
        @Nullable Path statements,
        @Nullable Path receivables) implements Examination {

    private static final long WRONG_BELOW_MEGABYTES = 500;
    private static final long RISKY_BELOW_MEGABYTES = 5_000;
    private static final Pattern PASSWORD = Pattern.compile("(?m)^\\s*dunlin\\.\\S*password\\s*[=:]\\s*\\S");

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Path data = folders.dataFolder();
        try {
            if (!Files.isDirectory(data)) {
                findings.add(Finding.risky("data folder", data + " is not there yet; the first start makes it"));
            } else {
                findings.add(space(data));
                findings.add(
                        mayBeReadBy(data, PosixFilePermission.OTHERS_READ)
                                ? Finding.risky("data folder", "everybody may list " + data + ": chmod 750 " + data)
                                : Finding.fine("data folder", data + ", closed to others"));
            }
            for (Path key : keys) {
                if (Files.exists(key)) {
                    findings.add(key(key));
                }
            }
            if (statements != null) {
                findings.add(watched("bank statements", "dunlin.bank.folder", statements));
            }
            if (receivables != null) {
                findings.add(watched("receivables", "dunlin.receivables.folder", receivables));
            }
            Path configuration = folders.confFolder().resolve(ConfigurationFile.NAME);
            if (Files.isReadable(configuration)) {
                findings.add(configuration(configuration));
            }
        } catch (IOException e) {
            findings.add(Finding.wrong("files", "cannot be looked at: " + e));
        }
        return findings;
    }

    private static Finding space(Path data) throws IOException {
        long free = MachineExamination.freeMegabytes(data);
        String numbers = String.format(Locale.ROOT, "%,d MB are free in %s", free, data);
        if (free < WRONG_BELOW_MEGABYTES) {
            return Finding.wrong("disk", numbers + "; the database stops when there is none: make room now");
        }
        return free < RISKY_BELOW_MEGABYTES
                ? Finding.risky("disk", numbers + "; every mail and statement is kept: make room")
                : Finding.fine("disk", numbers);
    }

    private static Finding watched(String what, String key, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Finding.wrong(what, key + ": there is no folder " + folder + "; make it, or write another");
        }
        return Files.isWritable(folder)
                ? Finding.fine(what, folder + " is watched")
                : Finding.wrong(
                        what,
                        "files cannot be moved inside " + folder
                                + ", where they go to done or failed; let this user write there");
    }

    private static Finding key(Path key) throws IOException {
        boolean open = mayBeReadBy(
                key,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_WRITE);
        return open
                ? Finding.wrong("key", "others may read or change " + key + ": chmod 600 " + key)
                : Finding.fine("key", key + " is its owner's only");
    }

    private static Finding configuration(Path file) throws IOException {
        boolean open = mayBeReadBy(file, PosixFilePermission.OTHERS_READ);
        if (open && PASSWORD.matcher(Files.readString(file)).find()) {
            return Finding.wrong(
                    "configuration", "everybody may read " + file + ", and passwords stand in it: chmod 640 " + file);
        }
        return Finding.fine("configuration", file + (open ? ", without passwords" : ", closed to others"));
    }

    private static boolean mayBeReadBy(Path file, PosixFilePermission... unwanted) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        for (PosixFilePermission each : unwanted) {
            if (permissions.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
