package io.dunlin.appliance.backup;

import io.dunlin.appliance.backup.Manifest.Part;
import io.dunlin.core.shared.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** What {@link ArchiveWriter} wrote, read from start to end as often as wanted. */
record Archive(Path file, @Nullable Passphrase passphrase) {

    private static final int LONGEST_MANIFEST = 16 << 20;

    /** Takes one part. */
    @FunctionalInterface
    interface Taker {
        void take(String name, InputStream content) throws IOException;
    }

    /** Reads everything, compares the checksums, and returns the manifest. */
    Manifest verified() throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupFailure("there is no readable file " + file);
        }
        List<Part> found = new ArrayList<>();
        List<Manifest> manifests = new ArrayList<>();
        try {
            each((name, content) -> {
                if (name.equals(Manifest.NAME)) {
                    manifests.add(Json.read(
                            new String(content.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8), Manifest.class));
                    return;
                }
                MessageDigest digest = ArchiveWriter.sha256();
                long bytes = new DigestInputStream(content, digest).transferTo(java.io.OutputStream.nullOutputStream());
                found.add(new Part(name, bytes, HexFormat.of().formatHex(digest.digest())));
            });
        } catch (IOException e) {
            throw new BackupFailure(
                    file
                            + " cannot be read to its end: it is damaged, no backup of Dunlin, or the passphrase is another; nothing was changed",
                    e);
        }
        if (manifests.size() != 1) {
            throw new BackupFailure(file + " is no whole backup of Dunlin: it has no manifest; nothing was changed");
        }
        Manifest manifest = manifests.getFirst();
        if (manifest.format() > Manifest.FORMAT) {
            throw new BackupFailure(file + " was written by Dunlin " + manifest.product()
                    + ", which is newer; restore it with that version");
        }
        if (!manifest.parts().equals(found)) {
            throw new BackupFailure(
                    file + " is damaged: its parts do not have the checksums that were written; nothing was changed");
        }
        return manifest;
    }

    void each(Taker taker) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(Passphrase.open(in, passphrase), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                taker.take(entry.getName(), zip);
            }
        }
    }
}
