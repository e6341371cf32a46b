package io.dunlin.core.inbox.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text with a declared charset that may be missing, unknown or wrong. A declared charset is believed as long as
 * the result looks like writing: {@code wys³any} does not, so windows-1250 declared as iso-8859-1 is repaired.
 */
final class Charsets {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1250 = Charset.forName("windows-1250");
    private static final Charset LATIN_2 = Charset.forName("ISO-8859-2");
    private static final List<Charset> GUESSES = List.of(WINDOWS_1250, LATIN_2, WINDOWS_1252);
    private static final int SAMPLE = 64 * 1024;

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin-2", "ISO-8859-2"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("windows1250", "windows-1250"),
            Map.entry("win-1250", "windows-1250"),
            Map.entry("x-cp1250", "windows-1250"),
            Map.entry("cp-1250", "windows-1250"),
            Map.entry("windows1252", "windows-1252"),
            Map.entry("cp-1252", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("utf_8", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"),
            Map.entry("x-utf-8", "UTF-8"),
            Map.entry("unicode", "UTF-16"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("x-mac-ce", "x-MacCentralEurope"));

    private Charsets() {}

    /**
     * @param charset the name of what it was read with
     * @param unknown the declared name is none that is known
     * @param repaired another charset than the declared one was used
     */
    record Decoded(String text, String charset, boolean unknown, boolean repaired) {}

    static Decoded decode(byte[] bytes, @Nullable String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        if (name.equals("utf-7") || name.endsWith("-utf-7") || name.equals("unicode-1-1-utf-7")) {
            return new Decoded(Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1)), "UTF-7", false, false);
        }
        Charset charset = find(name);
        boolean unknown = charset == null && !name.isEmpty();
        if (isAscii(bytes) && (charset == null || asciiCompatible(charset))) {
            return new Decoded(
                    new String(bytes, StandardCharsets.US_ASCII),
                    charset == null ? "US-ASCII" : charset.name(),
                    unknown,
                    false);
        }
        if (charset == null || charset.equals(StandardCharsets.US_ASCII)) {
            Charset guess = guess(bytes);
            return new Decoded(strip(new String(bytes, guess)), guess.name(), unknown, charset != null);
        }
        Charset better = better(bytes, charset);
        return new Decoded(strip(new String(bytes, better)), better.name(), false, !better.equals(charset));
    }

    /** The text of bytes that say nothing of their charset, such as raw 8-bit header fields. */
    static String decodeUndeclared(byte[] bytes) {
        return decode(bytes, null).text();
    }

    static @Nullable Charset find(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        if (bare.isEmpty()) {
            return null;
        }
        try {
            return Charset.forName(ALIASES.getOrDefault(bare, bare));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        }
    }

    private static Charset better(byte[] bytes, Charset declared) {
        if (declared.equals(StandardCharsets.UTF_8)) {
            return isValid(bytes, declared) || mostlyUtf8(bytes) ? declared : guess(bytes);
        }
        if (declared.newEncoder().maxBytesPerChar() > 1.0f) {
            return declared;
        }
        if (isValid(bytes, StandardCharsets.UTF_8) && multibyteSequences(bytes) >= 2) {
            return StandardCharsets.UTF_8;
        }
        String sample = sample(bytes, declared);
        if (!WritingScore.looksWrong(sample)) {
            return declared;
        }
        Charset guess = guess(bytes);
        return WritingScore.of(sample(bytes, guess)) > WritingScore.of(sample) ? guess : declared;
    }

    private static Charset guess(byte[] bytes) {
        if (isValid(bytes, StandardCharsets.UTF_8) || mostlyUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        Charset best = GUESSES.getFirst();
        int bestScore = Integer.MIN_VALUE;
        for (Charset candidate : GUESSES) {
            int score = WritingScore.of(sample(bytes, candidate));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static String sample(byte[] bytes, Charset charset) {
        return new String(bytes, 0, Math.min(bytes.length, SAMPLE), charset);
    }

    /** A cut or a bad byte or two does not make a UTF-8 text something else. */
    private static boolean mostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        long good = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return good > broken * 8;
    }

    private static int multibyteSequences(byte[] bytes) {
        int count = 0;
        for (byte b : bytes) {
            if ((b & 0xC0) == 0xC0) {
                count++;
            }
        }
        return count;
    }

    private static boolean isValid(byte[] bytes, Charset charset) {
        try {
            CharBuffer _ = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0 || b == 0x1B) {
                return false;
            }
        }
        return true;
    }

    private static boolean asciiCompatible(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    private static String strip(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
