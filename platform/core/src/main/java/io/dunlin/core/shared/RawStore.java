package io.dunlin.core.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.springframework.stereotype.Component;

/**
 * Keeps what arrived from outside, unchanged, under its SHA-256. The same bytes are kept once. In the database, so that a
 * backup and every node have it.
 */
@Component
public class RawStore {

    /** The largest content accepted, in bytes: 100 MB. */
    public static final long LARGEST = 100L * 1024 * 1024;

    /** A statement takes no more than the database accepts at once, and the memory stays bounded. */
    private static final long LARGEST_BATCH = 4L * 1024 * 1024;

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
        Packed packed = pack(content);
        storeAll(List.of(packed));
        return packed.sha256();
    }

    /**
     * Content made ready to be stored, which takes time and no transaction.
     *
     * @param sha256 in hexadecimal
     */
    @SuppressWarnings("ArrayRecordComponent") // content, compared by its hash
    public record Packed(String sha256, int byteCount, byte[] compressed) {}

    /** @throws IllegalArgumentException for more than {@link #LARGEST} bytes */
    public static Packed pack(byte[] content) {
        if (content.length > LARGEST) {
            throw new IllegalArgumentException("At most " + LARGEST + " bytes are stored, got " + content.length);
        }
        return new Packed(sha256(content), content.length, compress(content));
    }

    /** Stores many in the running transaction. */
    public void storeAll(List<Packed> contents) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert ignore into raw_content (sha256, byte_count, compressed, stored_at)
                    values (:sha256, :byteCount, :compressed, :storedAt)
                    """);
            long bytes = 0;
            for (Packed content : contents) {
                batch.bind("sha256", content.sha256())
                        .bind("byteCount", content.byteCount())
                        .bind("compressed", content.compressed())
                        .bind("storedAt", clock.instant())
                        .add();
                bytes += content.compressed().length;
                if (bytes > LARGEST_BATCH) {
                    write(batch);
                    bytes = 0;
                }
            }
            if (batch.size() > 0) {
                write(batch);
            }
        });
    }

    private static void write(PreparedBatch batch) {
        int[] written = batch.execute();
        assert written.length > 0;
    }

    /** What is kept under these SHA-256; those that are not kept are left out. */
    public Map<String, byte[]> findAll(Collection<String> sha256s) {
        Map<String, byte[]> found = new HashMap<>();
        if (!sha256s.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery("""
                            select sha256, compressed
                            from raw_content
                            where sha256 in (<sha256s>)
                            """)
                    .bindList("sha256s", List.copyOf(sha256s))
                    .map((results, _) -> Map.entry(results.getString("sha256"), results.getBytes("compressed")))
                    .forEach(each -> found.put(each.getKey(), expand(each.getValue()))));
        }
        return found;
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
