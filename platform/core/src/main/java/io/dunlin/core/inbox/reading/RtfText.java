package io.dunlin.core.inbox.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of RTF, for mails that Outlook sends as nothing else. Formatting is dropped; HTML wrapped in RTF comes out as
 * that HTML.
 */
final class RtfText {

    private static final Set<String> HIDDEN_GROUPS = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "generator",
            "themedata",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "datastore",
            "latentstyles",
            "xmlnstbl",
            "mmathPr",
            "fldinst");
    private static final int DEEPEST = 500;

    private final String rtf;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<State> states = new ArrayDeque<>();
    private Charset charset = Charsets.WINDOWS_1252;
    private boolean wrapsHtml;
    private State state = new State(false, false, 1);
    private int skipAfterUnicode;
    private int at;

    private RtfText(byte[] bytes) {
        rtf = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * @param hidden nothing of this group is shown
     * @param inTag within a group that holds the original HTML
     * @param fallback characters to skip after a Unicode character
     */
    private record State(boolean hidden, boolean inTag, int fallback) {}

    /** @param isHtml the text is HTML that was wrapped in RTF */
    record Found(String text, boolean isHtml) {}

    static Found of(byte[] bytes) {
        RtfText reader = new RtfText(bytes);
        reader.read();
        return new Found(reader.out.toString(), reader.wrapsHtml);
    }

    private void read() {
        while (at < rtf.length()) {
            char c = rtf.charAt(at++);
            switch (c) {
                case '{' -> {
                    if (states.size() >= DEEPEST) {
                        return;
                    }
                    states.push(state);
                }
                case '}' -> {
                    flush();
                    if (!states.isEmpty()) {
                        state = states.pop();
                    }
                }
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> octet(c);
            }
        }
        flush();
    }

    private void control() {
        if (at >= rtf.length()) {
            return;
        }
        char c = rtf.charAt(at);
        if (c == '\'') {
            int value = at + 2 < rtf.length() ? hex(rtf.charAt(at + 1)) << 4 | hex(rtf.charAt(at + 2)) : -1;
            at = Math.min(at + 3, rtf.length());
            if (value >= 0) {
                octet((char) value);
            }
        } else if (!Character.isLetter(c)) {
            at++;
            symbol(c);
        } else {
            int start = at;
            while (at < rtf.length() && at - start < 40 && isAsciiLetter(rtf.charAt(at))) {
                at++;
            }
            String word = rtf.substring(start, at);
            int numberStart = at;
            while (at < rtf.length()
                    && at - numberStart < 9
                    && (Character.isDigit(rtf.charAt(at)) || (at == numberStart && rtf.charAt(at) == '-'))) {
                at++;
            }
            String number = rtf.substring(numberStart, at);
            if (at < rtf.length() && rtf.charAt(at) == ' ') {
                at++;
            }
            word(word, number.isEmpty() || number.equals("-") ? null : Integer.valueOf(number));
        }
    }

    private void word(String word, @Nullable Integer number) {
        switch (word) {
            case "par", "line", "row", "sect", "page" -> character('\n');
            case "tab", "cell" -> character('\t');
            case "lquote" -> character('‘');
            case "rquote" -> character('’');
            case "ldblquote" -> character('“');
            case "rdblquote" -> character('”');
            case "bullet" -> character('•');
            case "endash" -> character('–');
            case "emdash" -> character('—');
            case "ansicpg" -> {
                Charset found = number == null ? null : Charsets.find("windows-" + number);
                charset = found == null ? charset : found;
            }
            case "uc" -> state = new State(state.hidden(), state.inTag(), number == null ? 1 : Math.max(0, number));
            case "u" -> {
                if (number != null) {
                    character((char) (number & 0xFFFF));
                    skipAfterUnicode = state.fallback();
                }
            }
            case "fromhtml" -> wrapsHtml = true;
            case "htmltag" -> state = new State(false, true, state.fallback());
            case "htmlrtf" -> {
                flush();
                state = new State(number == null || number != 0, state.inTag(), state.fallback());
            }
            default -> {
                if (HIDDEN_GROUPS.contains(word)) {
                    flush();
                    state = new State(true, false, state.fallback());
                }
            }
        }
    }

    private void symbol(char c) {
        switch (c) {
            case '*' -> {
                boolean html = rtf.startsWith("\\htmltag", at);
                flush();
                state = new State(!html, html, state.fallback());
            }
            case '~' -> character(' ');
            case '_' -> character('-');
            case '\\', '{', '}' -> octet(c);
            default -> {}
        }
    }

    private void octet(char c) {
        if (skipAfterUnicode > 0) {
            skipAfterUnicode--;
        } else if (!state.hidden()) {
            pending.write(c);
        }
    }

    private void character(char c) {
        flush();
        if (!state.hidden()) {
            out.append(c);
        }
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(pending.toString(charset));
            pending.reset();
        }
    }

    private static int hex(char c) {
        return Math.max(0, Character.digit(c, 16));
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
