package io.dunlin.core.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * Keeps what arrived from outside, unchanged, under its SHA-256. The same bytes are kept once. In the database, so that a
 * backup and every node have it.
 */
@Component
public class RawStore {

    /** The largest content accepted, in bytes: 100 MB. */
    public static final long LARGEST = 100L * 1024 * 1024;

    private final Jdbi jdbi;
    private final Clock clock;

    public RawStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Stores bytes in the running transaction.
     *
     * @return their SHA-256 in hexadecimal
     * @throws IllegalArgumentException for more than {@link #LARGEST} bytes
     */
    public String store(byte[] content) {
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("At most " + LARGEST + " bytes are stored, got " + content.length);
        }
        String sha256 = sha256(content);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert ignore into raw_content (sha256, byte_count, compressed, stored_at)
                        values (:sha256, :byteCount, :compressed, :storedAt)
                        """)
                .bind("sha256", sha256)
                .bind("byteCount", content.length)
                .bind("compressed", compress(content))
                .bind("storedAt", clock.instant())
                .execute());
        return sha256;
    }

    public Optional<byte[]> find(String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select compressed
                        from raw_content
                        where sha256 = :sha256
                        """)
                .bind("sha256", sha256)
                .mapTo(byte[].class)
                .findOne()
                .map(RawStore::expand));
    }

    public byte[] get(String sha256) {
        return find(sha256)
                .orElseThrow(
                        () -> new IllegalStateException("Raw content " + sha256 + " is missing from the database"));
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] expand(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
