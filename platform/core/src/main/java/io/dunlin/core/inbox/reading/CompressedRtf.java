package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Undoes the compression of RTF in Outlook messages (MS-OXRTFCP). */
final class CompressedRtf {

    private static final int COMPRESSED = 0x75465A4C;
    private static final int LARGEST = 20 * 1024 * 1024;
    private static final int WINDOW = 4096;
    private static final String DICTIONARY = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman "
            + "\\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl"
            + "\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

    private CompressedRtf() {}

    /** Empty when the bytes are damaged or beyond reason. */
    static byte[] decompress(byte[] value) {
        if (value.length < 16) {
            return new byte[0];
        }
        ByteBuffer head = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        int ignored = head.getInt();
        int size = head.getInt();
        if (size < 0 || size > LARGEST || ignored == 0) {
            return new byte[0];
        }
        if (head.getInt() != COMPRESSED) {
            return Arrays.copyOfRange(value, 16, Math.min(value.length, 16 + size));
        }
        byte[] window = new byte[WINDOW];
        byte[] start = DICTIONARY.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, window, 0, start.length);
        int write = start.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size, 1 << 16));
        int at = 16;
        while (at < value.length && out.size() < size) {
            int flags = value[at++];
            for (int bit = 0; bit < 8 && at < value.length && out.size() < size; bit++) {
                if ((flags >> bit & 1) == 0) {
                    out.write(value[at]);
                    window[write++ % WINDOW] = value[at++];
                } else if (at + 1 < value.length) {
                    int reference = (value[at] & 0xFF) << 8 | (value[at + 1] & 0xFF);
                    at += 2;
                    int offset = reference >> 4;
                    if (offset == write % WINDOW) {
                        return out.toByteArray();
                    }
                    for (int i = 0; i < (reference & 0xF) + 2; i++) {
                        byte b = window[(offset + i) % WINDOW];
                        out.write(b);
                        window[write++ % WINDOW] = b;
                    }
                } else {
                    at = value.length;
                }
            }
        }
        return out.toByteArray();
    }
}
