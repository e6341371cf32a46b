package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code =?charset?Q?…?=} in header values (RFC 2047), also as broken programs write them: inside quotes, glued
 * together, with blanks inside, with a letter cut in two between words, with an RFC 2231 language, without an end.
 */
final class EncodedWords {

    private static final Pattern WORD = Pattern.compile(
            "=\\?([A-Za-z0-9_:.'()-]{1,60})(?:\\*[A-Za-z0-9-]*)?\\?([BbQq])\\?((?:=[0-9A-Fa-f]{2})?.*?)(?:\\?=|$)");

    private EncodedWords() {}

    static String decode(String raw) {
        if (!raw.contains("=?")) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        Run run = new Run(out);
        Matcher word = WORD.matcher(raw);
        int at = 0;
        while (word.find(at)) {
            String between = raw.substring(at, word.start());
            if (!between.isBlank() || !run.open()) {
                run.flush();
                out.append(between);
            }
            run.add(word.group(1), word.group(2), word.group(3));
            at = word.end();
            if (at >= raw.length()) {
                break;
            }
        }
        run.flush();
        return out.append(raw, at, raw.length()).toString();
    }

    /** Neighbouring words of one charset are joined as bytes first: a letter may be cut between them. */
    private static final class Run {

        private final StringBuilder out;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String charset;

        private Run(StringBuilder out) {
            this.out = out;
        }

        private boolean open() {
            return charset != null;
        }

        private void add(String wordCharset, String encoding, String content) {
            if (charset != null && !charset.equalsIgnoreCase(wordCharset)) {
                flush();
            }
            charset = wordCharset;
            byte[] raw = content.getBytes(StandardCharsets.ISO_8859_1);
            bytes.writeBytes(
                    encoding.toUpperCase(Locale.ROOT).equals("B")
                            ? TransferEncoding.base64(raw, 0, raw.length)
                            : unquote(raw));
        }

        private void flush() {
            if (charset != null) {
                out.append(Charsets.decode(bytes.toByteArray(), charset).text());
                bytes.reset();
                charset = null;
            }
        }

        private static byte[] unquote(byte[] raw) {
            for (int i = 0; i < raw.length; i++) {
                if (raw[i] == '_') {
                    raw[i] = ' ';
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
            for (int i = 0; i < raw.length; i++) {
                int high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
                if (low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                } else {
                    out.write(raw[i]);
                }
            }
            return out.toByteArray();
        }
    }
}
