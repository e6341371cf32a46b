package io.dunlin.spi.testkit;

import io.dunlin.spi.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A file in memory that counts who opened it and did not close it. Safe for any number of threads. */
public final class TestingSourceFile implements SourceFile {

    private static final int HEAD = 64 * 1024;
    private static final int NEVER = Integer.MAX_VALUE;

    private final String name;
    private final byte[] content;
    private final int breaksAfter;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger stillOpen = new AtomicInteger();

    private TestingSourceFile(String name, byte[] content, int breaksAfter) {
        this.name = name;
        this.content = content.clone();
        this.breaksAfter = breaksAfter;
    }

    public static TestingSourceFile of(String name, byte[] content) {
        return new TestingSourceFile(name, content, NEVER);
    }

    public static TestingSourceFile ofText(String name, String text) {
        return ofText(name, text, StandardCharsets.UTF_8);
    }

    public static TestingSourceFile ofText(String name, String text, Charset charset) {
        return of(name, text.getBytes(charset));
    }

    public static TestingSourceFile of(Path file) {
        try {
            return of(Objects.requireNonNull(file.getFileName()).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file beside a test class.
     *
     * @param path the resource's path, relative to the class or absolute with a slash
     */
    public static TestingSourceFile ofResource(Class<?> beside, String path) {
        try (InputStream in = beside.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("No resource " + path + " beside " + beside.getName());
            }
            return of(path.substring(path.lastIndexOf('/') + 1), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestingSourceFile named(String other) {
        return new TestingSourceFile(other, content, breaksAfter);
    }

    public TestingSourceFile containing(byte[] other) {
        return new TestingSourceFile(name, other, breaksAfter);
    }

    /** The same file on a disk that fails after some bytes were read. Its head still reads. */
    public TestingSourceFile breakingAfter(int bytes) {
        return new TestingSourceFile(name, content, bytes);
    }

    public byte[] content() {
        return content.clone();
    }

    /** How often it was opened. */
    public int opened() {
        return opened.get();
    }

    /** How many of the streams are not closed yet. */
    public int stillOpen() {
        return stillOpen.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(content, Math.min(HEAD, content.length));
    }

    @Override
    public InputStream open() {
        opened.incrementAndGet();
        stillOpen.incrementAndGet();
        return new Watched(new ByteArrayInputStream(content));
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }

    private final class Watched extends FilterInputStream {

        private int read;
        private boolean closed;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (closed) {
                throw new IOException("The stream is closed");
            }
            if (read >= breaksAfter) {
                throw new IOException("Input/output error (made by the test)");
            }
            int count = super.read(into, offset, Math.min(length, breaksAfter - read));
            read += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, content.length)).length;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                stillOpen.decrementAndGet();
            }
            super.close();
        }
    }
}
