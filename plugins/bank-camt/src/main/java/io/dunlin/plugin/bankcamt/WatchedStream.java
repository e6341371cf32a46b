package io.dunlin.plugin.bankcamt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a disk that failed from a file that is broken, and refuses markup that never ends: a name, an attribute or a
 * comment is held in memory whole.
 */
final class WatchedStream extends FilterInputStream {

    /** Far beyond what stands between two tags of a bank's file. */
    private static final long LONGEST_MARKUP = 4 << 20;

    private long sinceLastEvent;
    private @Nullable IOException diskFailure;
    private boolean endless;

    WatchedStream(InputStream in) {
        super(in);
    }

    /** Says that an element, an end or a piece of text was read. */
    void event() {
        sinceLastEvent = 0;
    }

    @Nullable
    IOException diskFailure() {
        return diskFailure;
    }

    boolean isEndless() {
        return endless;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (sinceLastEvent > LONGEST_MARKUP) {
            endless = true;
            throw new IOException("Endless markup");
        }
        try {
            int count = super.read(into, offset, length);
            sinceLastEvent += Math.max(0, count);
            return count;
        } catch (IOException e) {
            diskFailure = e;
            throw e;
        }
    }
}
