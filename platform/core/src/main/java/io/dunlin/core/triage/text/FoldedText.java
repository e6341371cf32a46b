package io.dunlin.core.triage.text;

import java.text.Normalizer;

/**
 * A text in small letters without diacritics, every character at the index it has in the original, so that what is
 * found here can be quoted from there. For example {@code "Zapłacę"} folds to {@code "zaplace"}.
 */
public final class FoldedText {

    private static final int TABLE_SIZE = 0x2100;
    private static final char[] TABLE = table();

    private FoldedText() {}

    public static String fold(String text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            char c = text.charAt(i);
            folded[i] = c < TABLE_SIZE ? TABLE[c] : beyondTable(c);
        }
        return new String(folded);
    }

    private static char[] table() {
        char[] table = new char[TABLE_SIZE];
        for (char c = 0; c < TABLE_SIZE; c++) {
            table[c] = foldSlowly(c);
        }
        return table;
    }

    private static char beyondTable(char c) {
        return switch (c) {
            case '\u3000', '\uFEFF' -> ' ';
            default -> Character.toLowerCase(c);
        };
    }

    private static char foldSlowly(char c) {
        return switch (c) {
            case 'ł', 'Ł' -> 'l';
            case 'ß' -> 's';
            case 'đ', 'Đ' -> 'd';
            case 'ø', 'Ø' -> 'o';
            case '\u00A0', '\u2007', '\u2009', '\u200A', '\u202F', '\u2002', '\u2003', '\u200B', '\t' -> ' ';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            case '\u2018', '\u2019', '\u201B', '\u00B4', '`' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> '"';
            default -> {
                String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
                char base = parts.isEmpty() ? c : parts.charAt(0);
                yield Character.toLowerCase(base);
            }
        };
    }
}
