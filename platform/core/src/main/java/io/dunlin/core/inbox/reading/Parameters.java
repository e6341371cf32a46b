package io.dunlin.core.inbox.reading;

import io.dunlin.core.inbox.mail.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A structured header value: a first word and parameters. Reads RFC 2231 continuations and charsets, encoded words where
 * there should be none, and unquoted values with blanks.
 *
 * @param first the first word in lower case, such as {@code text/html} or {@code attachment}
 */
record Parameters(String first, Map<String, String> values) {

    private static final Pattern SECTION = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");
    private static final Pattern EXTENDED = Pattern.compile("([A-Za-z0-9._:-]*)'[A-Za-z0-9-]*'(.*)", Pattern.DOTALL);
    private static final int MOST_PARAMETERS = 100;

    static Parameters of(String raw) {
        int at = endOfPiece(raw, 0);
        String first = withoutComments(raw.substring(0, at)).strip().toLowerCase(Locale.ROOT);
        Map<String, TreeMap<Integer, String>> sections = new LinkedHashMap<>();
        int count = 0;
        while (at < raw.length() && count++ < MOST_PARAMETERS) {
            int end = endOfPiece(raw, at + 1);
            addSection(raw.substring(at + 1, end), sections);
            at = end;
        }
        Map<String, String> values = new LinkedHashMap<>();
        sections.forEach((name, parts) -> values.put(name, joined(parts)));
        return new Parameters(first, values);
    }

    static MediaType mediaType(String raw, MediaType otherwise) {
        Parameters parameters = of(raw);
        String name = parameters.first().replace("\"", "");
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            // "Content-Type: text" and "Content-Type: html" are seen; anything else is read as the default.
            return switch (name) {
                case "text", "plain" -> new MediaType("text", "plain", parameters.values());
                case "html" -> new MediaType("text", "html", parameters.values());
                default -> new MediaType(otherwise.type(), otherwise.subtype(), parameters.values());
            };
        }
        String subtype = name.substring(slash + 1).strip();
        int blank = subtype.indexOf(' ');
        return new MediaType(
                name.substring(0, slash).strip(),
                blank < 0 ? subtype : subtype.substring(0, blank),
                parameters.values());
    }

    private static void addSection(String piece, Map<String, TreeMap<Integer, String>> sections) {
        int equals = piece.indexOf('=');
        if (equals <= 0) {
            return;
        }
        Matcher name = SECTION.matcher(
                withoutComments(piece.substring(0, equals)).strip().toLowerCase(Locale.ROOT));
        if (!name.matches()) {
            return;
        }
        String value = unquoted(piece.substring(equals + 1).strip());
        int index = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
        boolean extended = name.group(3) != null;
        sections.computeIfAbsent(name.group(1).strip(), _ -> new TreeMap<>())
                // An extended form is better than the plain one sent beside it for old programs.
                .merge(index, (extended ? "*" : "=") + value, (old, now) -> now.startsWith("*") ? now : old);
    }

    private static String joined(TreeMap<Integer, String> sections) {
        String head = sections.firstEntry().getValue();
        if (sections.values().stream().noneMatch(section -> section.startsWith("*"))) {
            StringBuilder plain = new StringBuilder();
            sections.values().forEach(section -> plain.append(section, 1, section.length()));
            return EncodedWords.decode(plain.toString());
        }
        String charset = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String section : sections.values()) {
            String value = section.substring(1);
            if (section.startsWith("*")) {
                Matcher extended = EXTENDED.matcher(value);
                if (section.equals(head) && extended.matches()) {
                    charset = extended.group(1);
                    value = extended.group(2);
                }
                percentDecode(value, bytes);
            } else {
                bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }
        return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset.isEmpty() ? null : charset)
                .text());
    }

    private static void percentDecode(String value, ByteArrayOutputStream out) {
        for (int i = 0; i < value.length(); i++) {
            int high = value.charAt(i) == '%' && i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.writeBytes(value.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return withoutComments(value).strip();
        }
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                break;
            }
            // A backslash escapes a quote or itself; before anything else it is a Windows path.
            if (c == '\\' && i + 1 < value.length() && "\"\\".indexOf(value.charAt(i + 1)) >= 0) {
                c = value.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }

    /** The next semicolon outside quotes. */
    private static int endOfPiece(String raw, int from) {
        boolean quoted = false;
        for (int i = from; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        if (quoted && raw.indexOf(';', from) >= 0) {
            return raw.indexOf(';', from);
        }
        return raw.length();
    }

    private static String withoutComments(String value) {
        int open = value.indexOf('(');
        return open < 0 || value.startsWith("\"") ? value : value.replaceAll("\\([^()]*\\)", " ");
    }
}
