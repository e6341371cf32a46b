package io.dunlin.plugin.bankcamt;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes over a byte order mark at the beginning. */
final class SkippingMark extends FilterReader {

    private static final char MARK = '\uFEFF';

    private boolean begun;

    SkippingMark(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (begun || count <= 0) {
            return count;
        }
        begun = true;
        if (into[offset] != MARK) {
            return count;
        }
        if (count == 1) {
            return super.read(into, offset, length);
        }
        System.arraycopy(into, offset + 1, into, offset, count - 1);
        return count - 1;
    }
}
