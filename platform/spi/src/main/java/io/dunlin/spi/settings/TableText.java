package io.dunlin.spi.settings;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a {@link Type.Table}: an array of objects whose values are strings (RFC 8259, and no more of it than
 * that, so that the SPI needs no library).
 */
final class TableText {

    private final String json;
    private int at;

    private TableText(String json) {
        this.json = json;
    }

    /** @throws Unreadable with the place, where the text is anything else */
    static List<Map<String, String>> read(String json) {
        TableText text = new TableText(json);
        List<Map<String, String>> rows = text.array();
        text.skipSpace();
        if (text.at < json.length()) {
            throw text.unexpected("końca", "the end");
        }
        return List.copyOf(rows);
    }

    static String write(List<Map<String, String>> rows) {
        StringBuilder out = new StringBuilder("[");
        for (Map<String, String> row : rows) {
            out.append(out.length() == 1 ? "{" : ",{");
            boolean first = true;
            for (Map.Entry<String, String> cell : row.entrySet()) {
                out.append(first ? "" : ",");
                first = false;
                quote(cell.getKey(), out);
                out.append(':');
                quote(cell.getValue(), out);
            }
            out.append('}');
        }
        return out.append(']').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private List<Map<String, String>> array() {
        List<Map<String, String>> rows = new ArrayList<>();
        expect('[');
        if (took(']')) {
            return rows;
        }
        do {
            rows.add(object());
        } while (took(','));
        expect(']');
        return rows;
    }

    private Map<String, String> object() {
        Map<String, String> row = new LinkedHashMap<>();
        expect('{');
        if (took('}')) {
            return row;
        }
        do {
            String key = string();
            expect(':');
            if (row.put(key, string()) != null) {
                throw new Unreadable(new LocalizedText(
                        "'" + key + "' stoi dwa razy przed pozycją " + at,
                        "'" + key + "' stands twice before position " + at));
            }
        } while (took(','));
        expect('}');
        return Collections.unmodifiableMap(row);
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                at--;
                throw unexpected("znaku sterującego zapisanego z ukośnikiem", "an escaped control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw unexpected("zamykającego cudzysłowu", "a closing quote");
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("znaku po ukośniku", "an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < json.length() ? Character.digit(json.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpected("czterech cyfr szesnastkowych", "four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void expect(char wanted) {
        if (!took(wanted)) {
            throw unexpected("znaku '" + wanted + "'", "'" + wanted + "'");
        }
    }

    private boolean took(char wanted) {
        skipSpace();
        boolean there = at < json.length() && json.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    /** @param wantedPl in the genitive */
    private Unreadable unexpected(String wantedPl, String wanted) {
        return new Unreadable(new LocalizedText(
                "Oczekiwano " + wantedPl + " na pozycji " + at, "Expected " + wanted + " at position " + at));
    }

    /** A text that is no such JSON: what is wrong, and where. */
    static final class Unreadable extends IllegalArgumentException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final LocalizedText text;

        private Unreadable(LocalizedText text) {
            super(text.en());
            this.text = text;
        }

        LocalizedText text() {
            return text;
        }
    }
}
