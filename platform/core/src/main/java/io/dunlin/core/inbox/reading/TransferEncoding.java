package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Undoes base64, quoted-printable and uuencode. Damage is skipped over: what can be decoded is decoded. */
final class TransferEncoding {

    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LF = "\n".getBytes(StandardCharsets.US_ASCII);
    private static final int[] BASE64 = new int[128];

    static {
        Arrays.fill(BASE64, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            BASE64[alphabet.charAt(i)] = i;
        }
    }

    private TransferEncoding() {}

    static byte[] decode(byte[] source, int from, int to, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT).replace("\"", "")) {
            case "base64", "b" -> base64(source, from, to);
            case "quoted-printable", "quoted", "q", "qp" -> quotedPrintable(source, from, to);
            case "x-uuencode", "x-uue", "uuencode", "uue" -> Uuencoded.firstFile(source, from, to);
            default -> Arrays.copyOfRange(source, from, to);
        };
    }

    static int base64Value(int c) {
        return c >= 0 && c < 128 ? BASE64[c] : -1;
    }

    /** Padding inside ends a group and not the content: mailing lists glue encoded blocks together. */
    static byte[] base64(byte[] source, int from, int to) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            int value = base64Value(source[i]);
            if (value >= 0) {
                bits = bits << 6 | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (bits >>> held);
                }
            } else if (source[i] == '=') {
                bits = 0;
                held = 0;
            }
        }
        return Arrays.copyOf(out, length);
    }

    static byte[] quotedPrintable(byte[] source, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            int end = i;
            while (end < to && source[end] != '\n') {
                end++;
            }
            int last = end;
            while (last > i && isBlank(source[last - 1])) {
                last--;
            }
            boolean soft = last > i && source[last - 1] == '=';
            decodeLine(source, i, soft ? last - 1 : last, out);
            if (!soft && end < to) {
                out.writeBytes(end > i && source[end - 1] == '\r' ? CRLF : LF);
            }
            i = end + 1;
        }
        return out.toByteArray();
    }

    private static void decodeLine(byte[] source, int from, int to, ByteArrayOutputStream out) {
        for (int i = from; i < to; i++) {
            if (source[i] == '=' && i + 2 < to) {
                int high = Character.digit(source[i + 1], 16);
                int low = Character.digit(source[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            out.write(source[i]);
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
