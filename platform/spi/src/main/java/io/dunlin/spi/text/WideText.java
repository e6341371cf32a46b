package io.dunlin.spi.text;

import io.dunlin.spi.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Files that an editor or a spreadsheet saved as "Unicode text", which is UTF-16: banks write none, people who looked into the
 * bank's file do.
 */
public final class WideText {

    private static final int MARK = 0xFEFF;
    /** Bank files begin with ASCII characters, of which UTF-16 makes pairs of bytes with a zero each. */
    private static final int PAIRS_LOOKED_AT = 8;

    private static final int PIECE = 8 * 1024;

    private WideText() {}

    /** The same file as UTF-8 where it is UTF-16, by its byte order mark or its zeros; else the file itself. */
    public static SourceFile narrowed(SourceFile file) {
        return charset(file.head())
                .<SourceFile>map(charset -> new Narrowed(file, charset))
                .orElse(file);
    }

    /** Whether a file is UTF-16. */
    public static boolean is(SourceFile file) {
        return charset(file.head()).isPresent();
    }

    private static Optional<Charset> charset(byte[] head) {
        if (head.length < 2) {
            return Optional.empty();
        }
        if (pair(head, 0) == MARK || zeros(head, 0)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        boolean swapped = Character.reverseBytes((char) pair(head, 0)) == MARK || zeros(head, 1);
        return swapped ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static int pair(byte[] head, int at) {
        return ((head[at] & 0xFF) << 8) | (head[at + 1] & 0xFF);
    }

    /** Whether one byte of each of the first pairs is zero, and the other is not. */
    private static boolean zeros(byte[] head, int place) {
        if (head.length < 2 * PAIRS_LOOKED_AT) {
            return false;
        }
        for (int i = 0; i < PAIRS_LOOKED_AT; i++) {
            if (head[2 * i + place] != 0 || head[2 * i + 1 - place] == 0) {
                return false;
            }
        }
        return true;
    }

    private record Narrowed(SourceFile file, Charset charset) implements SourceFile {

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public byte[] head() {
            byte[] head = file.head();
            return new String(head, 0, head.length & ~1, charset).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream open() throws IOException {
            return new Utf8(new InputStreamReader(file.open(), charset));
        }
    }

    /** The characters of a reader as UTF-8, one piece in memory. */
    private static final class Utf8 extends InputStream {

        private final Reader reader;
        private final char[] characters = new char[PIECE];
        private byte[] bytes = new byte[0];
        private int at;

        Utf8(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == bytes.length && !fill()) {
                return -1;
            }
            int count = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            int count = reader.read(characters, 0, PIECE - 1);
            if (count <= 0) {
                return false;
            }
            if (Character.isHighSurrogate(characters[count - 1])) {
                int second = reader.read();
                if (second >= 0) {
                    characters[count++] = (char) second;
                }
            }
            bytes = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
