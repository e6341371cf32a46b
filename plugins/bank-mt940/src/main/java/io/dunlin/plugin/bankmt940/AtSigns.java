package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.SourceFile;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Statements as German banks sent them over HBCI, before FinTS 3.0: {@code @@} stands for the end of each line, so the whole
 * file is one. Programs save them as they came.
 */
final class AtSigns {

    private static final Pattern FIELDS = Pattern.compile("^\\s*(?:@@)?:20:[^\\r\\n]*@@:(?:21|25|28C?):");

    private AtSigns() {}

    /** The file with line feeds for its pairs of at signs, where these end its lines; else the file itself. */
    static SourceFile asLines(SourceFile file) {
        boolean joined = FIELDS.matcher(new String(file.head(), StandardCharsets.ISO_8859_1))
                .find();
        return joined ? new Lines(file) : file;
    }

    private record Lines(SourceFile file) implements SourceFile {

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
            return new String(file.head(), StandardCharsets.ISO_8859_1)
                    .replace("@@", "\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public InputStream open() throws IOException {
            return new Unjoined(new PushbackInputStream(new BufferedInputStream(file.open())));
        }
    }

    private static final class Unjoined extends FilterInputStream {

        private final PushbackInputStream ahead;

        Unjoined(PushbackInputStream in) {
            super(in);
            this.ahead = in;
        }

        @Override
        public int read() throws IOException {
            int first = ahead.read();
            if (first != '@') {
                return first;
            }
            int second = ahead.read();
            if (second == '@') {
                return '\n';
            }
            if (second >= 0) {
                ahead.unread(second);
            }
            return first;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int next = read();
                if (next < 0) {
                    break;
                }
                into[offset + count++] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
