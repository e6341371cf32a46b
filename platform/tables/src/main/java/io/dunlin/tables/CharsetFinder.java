package io.dunlin.tables;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the character set of a text file: by its byte order mark, as valid UTF-8, or as the one of the Polish
 * single-byte sets in which its letters are letters.
 */
final class CharsetFinder {

    private static final List<Charset> SINGLE_BYTE =
            List.of(Charset.forName("windows-1250"), Charset.forName("ISO-8859-2"), Charset.forName("IBM852"));
    private static final String LETTERS = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
    private static final String OTHER_LETTERS = "äöüßÄÖÜáéíčěřšýžőűăâîșțşţŠŽ";
    private static final String SIGNS = "\u00A0§€„”–—…°'’«»";
    private static final int LETTER_SCORE = 4;
    private static final int OTHER_LETTER_SCORE = 2;
    private static final int ODD_SIGN_SCORE = -6;

    private final long[] counts = new long[256];
    private long sequences;
    private long broken;
    private int expected;

    /** A character set, and how many bytes of a byte order mark come first. */
    record Found(Charset charset, int markBytes) {}

    static Found find(byte[] head, InputStream in) throws IOException {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2);
        }
        if (everyOtherIsZero(head, 1)) {
            return new Found(StandardCharsets.UTF_16LE, 0);
        }
        if (everyOtherIsZero(head, 0)) {
            return new Found(StandardCharsets.UTF_16BE, 0);
        }
        return new Found(new CharsetFinder().count(in).decide(), 0);
    }

    private CharsetFinder count(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                add(buffer[i] & 0xFF);
            }
        }
        broken += expected > 0 ? 1 : 0;
        return this;
    }

    private void add(int b) {
        counts[b]++;
        if (expected > 0 && (b & 0xC0) == 0x80) {
            expected--;
            sequences += expected == 0 ? 1 : 0;
            return;
        }
        broken += expected > 0 ? 1 : 0;
        expected = 0;
        if (b >= 0xC2 && b <= 0xDF) {
            expected = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            expected = 2;
        } else if (b >= 0xF0 && b <= 0xF4) {
            expected = 3;
        } else if (b >= 0x80) {
            broken++;
        }
    }

    private Charset decide() {
        if (counts[0] > 0) {
            throw PluginFailure.badData(
                    "not-text",
                    new LocalizedText(
                            "Plik zawiera bajty zerowe, więc nie jest tekstem; wyeksportuj go jako CSV lub XLSX",
                            "The file holds zero bytes: it is no text; export it as CSV or XLSX"));
        }
        if (broken == 0) {
            return StandardCharsets.UTF_8;
        }
        if (sequences > broken * 3) {
            throw PluginFailure.badData(
                    "broken-utf8",
                    new LocalizedText(
                            "Plik jest w UTF-8, a uszkodzonych znaków ma " + broken
                                    + "; wyeksportuj go ponownie albo ustaw jego kodowanie",
                            "The file is UTF-8 with " + broken
                                    + " damaged characters; export it again, or set its character set"));
        }
        Charset best =
                SINGLE_BYTE.stream().max(Comparator.comparingLong(this::score)).orElseThrow();
        if (score(best) < 0) {
            throw PluginFailure.badData(
                    "charset-unknown",
                    new LocalizedText(
                            "Nie rozpoznano kodowania pliku; ustaw je w ustawieniach wtyczki",
                            "The file's character set was not recognised; set it in the plugin's settings"));
        }
        return best;
    }

    /** How much the bytes above ASCII are letters that people here write. Equal scores mean equal text. */
    private long score(Charset charset) {
        long score = 0;
        for (int b = 0x80; b < 256; b++) {
            if (counts[b] > 0) {
                score += counts[b] * worth(charset, (byte) b);
            }
        }
        return score;
    }

    private static int worth(Charset charset, byte b) {
        char c = new String(new byte[] {b}, charset).charAt(0);
        if (LETTERS.indexOf(c) >= 0) {
            return LETTER_SCORE;
        }
        if (OTHER_LETTERS.indexOf(c) >= 0) {
            return OTHER_LETTER_SCORE;
        }
        return SIGNS.indexOf(c) >= 0 ? 1 : Character.isLetter(c) ? -1 : ODD_SIGN_SCORE;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean everyOtherIsZero(byte[] head, int from) {
        int pairs = Math.min(head.length, 64) / 2;
        for (int i = 0; i < pairs; i++) {
            if (head[2 * i + from] != 0 || head[2 * i + 1 - from] == 0) {
                return false;
            }
        }
        return pairs > 2;
    }
}
