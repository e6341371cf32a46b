package io.dunlin.spi.messaging;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text travels: its alphabet and the number of parts that are paid for (3GPP TS 23.038 and 23.040).
 *
 * @param alphabet the seven-bit default alphabet, or UCS-2 as soon as one character needs it
 * @param units septets or UTF-16 units used
 * @param parts 160 septets or 70 units in one part; 153 or 67 in each of several, where no character is cut in two
 */
public record SmsText(Alphabet alphabet, int units, int parts) {

    /** The two alphabets of text messages. */
    public enum Alphabet {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int single;
        private final int each;

        Alphabet(int single, int each) {
            this.single = single;
            this.each = each;
        }
    }

    public static SmsText of(String text) {
        Alphabet alphabet = alphabetOf(text);
        return new SmsText(alphabet, units(text, alphabet), split(text).size());
    }

    /** The text in the parts that it travels in, in order; joined they are the text. */
    public static List<String> split(String text) {
        return split(text, alphabetOf(text));
    }

    /** The parts where the alphabet is given, for carriers that take UCS-2 only. */
    public static List<String> split(String text, Alphabet alphabet) {
        if (units(text, alphabet) <= alphabet.single) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int next = at + Character.charCount(text.codePointAt(at));
            int needed = units(text.substring(at, next), alphabet);
            if (used + needed > alphabet.each) {
                parts.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += needed;
            at = next;
        }
        parts.add(text.substring(start));
        return List.copyOf(parts);
    }

    /** Writes Polish and other marked letters without their marks, so that a text fits the seven-bit alphabet. */
    public static String transliterate(String text) {
        String plain = text.replace('ł', 'l')
                .replace('Ł', 'L')
                .replace('„', '"')
                .replace('”', '"')
                .replace('–', '-')
                .replace('—', '-')
                .replace('’', '\'')
                .replace("…", "...")
                .replace('\u00A0', ' ');
        StringBuilder result = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            if (GsmAlphabet.septets(character) > 0) {
                result.append(character);
            } else {
                result.append(Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", ""));
            }
        }
        return result.toString();
    }

    private static Alphabet alphabetOf(String text) {
        return text.chars().allMatch(c -> GsmAlphabet.septets((char) c) > 0) ? Alphabet.GSM_7 : Alphabet.UCS_2;
    }

    private static int units(String text, Alphabet alphabet) {
        return switch (alphabet) {
            case GSM_7 -> text.chars().map(c -> GsmAlphabet.septets((char) c)).sum();
            case UCS_2 -> text.length();
        };
    }
}
