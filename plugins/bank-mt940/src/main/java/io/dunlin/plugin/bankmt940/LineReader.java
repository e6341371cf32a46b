package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.PluginFailure;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a file into lines at CR LF, LF or CR, holding one buffer in memory whatever the file's size. */
final class LineReader {

    /** Far beyond the 65 characters of SWIFT, and of every bank file seen. */
    static final int LONGEST_LINE = 32 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int LINES_BETWEEN_INTERRUPT_CHECKS = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int end;
    private long number;
    private boolean afterCarriageReturn;
    private Charsets charset;

    LineReader(InputStream in, Charsets charset) throws IOException {
        this.in = in;
        this.charset = charset;
        fill();
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
        }
    }

    /** Reads what follows in another character set. */
    void switchTo(Charsets other) {
        charset = other;
    }

    /** The next line, or null at the end of the file. */
    @Nullable
    Line next() throws IOException {
        if (afterCarriageReturn) {
            skipLineFeed();
        }
        int at = from;
        while (true) {
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            if (at < end) {
                afterCarriageReturn = buffer[at] == '\r';
                return line(at, at + 1);
            }
            int scanned = at - from;
            if (scanned > LONGEST_LINE) {
                throw PluginFailure.badData(
                        "line-too-long",
                        "Line " + (number + 1) + " is longer than " + LONGEST_LINE
                                + " bytes; an MT940 file has short lines. Check that this is the bank's file");
            }
            if (!fill()) {
                return scanned == 0 ? null : line(end, end);
            }
            at = from + scanned;
        }
    }

    private Line line(int lineEnd, int next) {
        if (++number % LINES_BETWEEN_INTERRUPT_CHECKS == 0
                && Thread.currentThread().isInterrupted()) {
            throw PluginFailure.transientFailure("interrupted", "Reading was stopped at line " + number, null);
        }
        Line line = new Line(number, charset.decode(buffer, from, lineEnd - from));
        from = next;
        return line;
    }

    private void skipLineFeed() throws IOException {
        afterCarriageReturn = false;
        if ((from < end || fill()) && buffer[from] == '\n') {
            from++;
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        from = 0;
        int read = in.read(buffer, end, buffer.length - end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }
}
