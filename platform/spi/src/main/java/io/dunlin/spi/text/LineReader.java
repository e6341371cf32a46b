package io.dunlin.spi.text;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into lines at CR LF, LF or CR, holding one buffer in memory whatever the file's size. A byte order mark of
 * UTF-8 is passed over. For one thread; it does not close the stream.
 */
public final class LineReader {

    /** Far beyond the 65 characters of SWIFT, and of every bank file seen. */
    public static final int LONGEST_LINE = 32 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int LINES_BETWEEN_INTERRUPT_CHECKS = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int end;
    private long number;
    private boolean afterCarriageReturn;
    private BankCharset charset;

    public LineReader(InputStream in, BankCharset charset) throws IOException {
        this.in = in;
        this.charset = charset;
        fill();
        if (end >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
        }
    }

    /** Reads what follows in another character set. */
    public void switchTo(BankCharset other) {
        charset = other;
    }

    /**
     * The next line, or null at the end of the file.
     *
     * @throws io.dunlin.spi.PluginFailure of kind {@code BAD_DATA} where a line is longer than {@link #LONGEST_LINE}, of
     *     kind {@code TRANSIENT} where the thread was interrupted
     */
    public @Nullable TextLine next() throws IOException {
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
                        new LocalizedText(
                                "Wiersz " + (number + 1) + " ma ponad " + LONGEST_LINE
                                        + " bajtów, a wiersze plików bankowych są krótkie. Sprawdź, czy to plik z banku",
                                "Line " + (number + 1) + " is longer than " + LONGEST_LINE
                                        + " bytes; a bank file has short lines. Check that this is the bank's file"));
            }
            if (!fill()) {
                return scanned == 0 ? null : line(end, end);
            }
            at = from + scanned;
        }
    }

    private TextLine line(int lineEnd, int next) {
        if (++number % LINES_BETWEEN_INTERRUPT_CHECKS == 0
                && Thread.currentThread().isInterrupted()) {
            throw PluginFailure.transientFailure(
                    "interrupted",
                    new LocalizedText("Odczyt przerwano na wierszu " + number, "Reading was stopped at line " + number),
                    null);
        }
        TextLine line = new TextLine(number, charset.decode(buffer, from, lineEnd - from));
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
