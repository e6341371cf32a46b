package io.dunlin.core.inbox.reading;

/** UTF-7 (RFC 2152), which the JDK does not read and old Exchange servers still write. */
final class Utf7 {

    private Utf7() {}

    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '+') {
                out.append(c);
            } else if (i < text.length() && text.charAt(i) == '-') {
                out.append('+');
                i++;
            } else {
                i = shifted(text, i, out);
            }
        }
        return out.toString();
    }

    private static int shifted(String text, int start, StringBuilder out) {
        int bits = 0;
        int held = 0;
        int i = start;
        while (i < text.length()) {
            int value = TransferEncoding.base64Value(text.charAt(i));
            if (value < 0) {
                return text.charAt(i) == '-' ? i + 1 : i;
            }
            bits = bits << 6 | value;
            held += 6;
            if (held >= 16) {
                held -= 16;
                out.append((char) (bits >>> held & 0xFFFF));
                bits &= (1 << held) - 1;
            }
            i++;
        }
        return i;
    }
}
