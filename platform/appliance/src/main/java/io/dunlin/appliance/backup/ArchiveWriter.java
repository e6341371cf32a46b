package io.dunlin.appliance.backup;

import io.dunlin.appliance.backup.Manifest.Part;
import io.dunlin.core.shared.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A zip file of parts with their checksums, its owner's alone. It has its name only when it is whole. */
final class ArchiveWriter implements AutoCloseable {

    private final Path file;
    private final Path unfinished;
    private final MessageDigest digest = sha256();
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();
    private boolean finished;

    /** Writes one part. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    ArchiveWriter(Path file, @Nullable Passphrase passphrase) throws IOException {
        this.file = file.toAbsolutePath();
        this.unfinished = this.file.resolveSibling(this.file.getFileName() + ".part");
        if (Files.exists(this.file)) {
            throw new BackupFailure(file + " is there already; name another file");
        }
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)), digest);
        this.zip = new ZipOutputStream(passphrase == null ? out : passphrase.encrypt(out), StandardCharsets.UTF_8);
    }

    void add(String name, Content content) throws IOException {
        MessageDigest of = sha256();
        zip.putNextEntry(new ZipEntry(name));
        CountingOutput out = new CountingOutput(new DigestOutputStream(zip, of));
        content.writeTo(out);
        out.flush();
        zip.closeEntry();
        parts.add(new Part(name, out.bytes, HexFormat.of().formatHex(of.digest())));
    }

    /** Completes the file and returns its checksum. */
    String finish(String product, Instant now, int schema) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(Json.write(new Manifest(Manifest.FORMAT, product, now, schema, parts))
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            zip.close();
            Files.deleteIfExists(unfinished);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java machine has SHA-256", e);
        }
    }

    /** Passes on and counts; closing it leaves the archive open. */
    private static final class CountingOutput extends OutputStream {

        private final OutputStream out;
        private long bytes;

        CountingOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] values, int from, int length) throws IOException {
            out.write(values, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
