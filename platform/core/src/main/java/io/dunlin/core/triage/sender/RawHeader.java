package io.dunlin.core.triage.sender;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.api.Headers;

/**
 * The header of a mail, field by field as it was written, which is what signatures are made over; and its body with lines
 * that end as they were sent. Bounded: of a longer header only the beginning is looked at.
 */
final class RawHeader {

    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST = 512 * 1024;

    /**
     * A field.
     *
     * @param name in small letters
     * @param text the whole of it with its name, folded as it was
     */
    record Field(String name, String text) {

        /** What follows the colon, on one line. */
        String value() {
            return text.substring(text.indexOf(':') + 1)
                    .replaceAll("\r\n(?=[ \t])", "")
                    .strip();
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private final byte[] body;

    RawHeader(byte[] raw) {
        byte[] mail = withWireLines(raw);
        int at = 0;
        int start = 0;
        int end = -1;
        StringBuilder field = new StringBuilder();
        while (at < mail.length && start < LONGEST && fields.size() < MOST_FIELDS) {
            if (mail[at] != '\n') {
                at++;
                continue;
            }
            String line = new String(mail, start, at - 1 - start, StandardCharsets.ISO_8859_1);
            start = ++at;
            boolean continued = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (continued) {
                field.append("\r\n").append(line);
            } else {
                add(field);
                field.setLength(0);
                field.append(line);
            }
            if (line.isEmpty()) {
                end = at;
                break;
            }
        }
        add(field);
        body = end < 0 ? new byte[0] : Arrays.copyOfRange(mail, end, mail.length);
    }

    private void add(StringBuilder field) {
        int colon = field.indexOf(":");
        if (colon > 0) {
            fields.add(new Field(field.substring(0, colon).strip().toLowerCase(Locale.ROOT), field.toString()));
        }
    }

    List<Field> fields() {
        return fields;
    }

    List<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    byte[] body() {
        return body;
    }

    /** As if this were the only signature. */
    Headers withSignature(Field signature) {
        return new Headers() {
            @Override
            public List<String> getFields() {
                return fields.stream().map(Field::text).toList();
            }

            @Override
            public List<String> getFields(String name) {
                return name.equalsIgnoreCase("DKIM-Signature")
                        ? List.of(signature.text())
                        : named(name.toLowerCase(Locale.ROOT)).stream()
                                .map(Field::text)
                                .toList();
            }
        };
    }

    /** Each line ends with CR LF, as it does on its way (RFC 5321), whatever a server keeps. */
    private static byte[] withWireLines(byte[] raw) {
        int bare = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) {
                bare++;
            }
        }
        if (bare == 0) {
            return raw;
        }
        byte[] lines = new byte[raw.length + bare];
        int to = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r')) {
                lines[to++] = '\r';
            }
            lines[to++] = raw[i];
        }
        return lines;
    }
}
