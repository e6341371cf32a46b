package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.Escapes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts as gateways write and read them. */
final class Escaping {

    private static final int UNICODE_DIGITS = 4;

    private Escaping() {}

    /** A string of JSON (RFC 8259). */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** What an answer means; what cannot be read stays as it is, as a text from a phone must not be lost. */
    static String read(String text, Escapes escapes) {
        return switch (escapes) {
            case NONE -> text;
            case JSON -> json(text);
            case URL -> url(text);
        };
    }

    private static String url(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    private static String json(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            if (escape == 'u' && i + UNICODE_DIGITS < text.length() && isHex(text, i + 1)) {
                out.append((char) Integer.parseInt(text, i + 1, i + 1 + UNICODE_DIGITS, 16));
                i += UNICODE_DIGITS;
            } else {
                out.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> escape;
                        });
            }
        }
        return out.toString();
    }

    private static boolean isHex(String text, int from) {
        return text.substring(from, from + UNICODE_DIGITS).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
