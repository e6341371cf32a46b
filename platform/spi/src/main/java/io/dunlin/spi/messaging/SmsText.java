package io.dunlin.spi.messaging;

import java.text.Normalizer;

/**
 * How a text travels: its alphabet and the number of parts that are paid for (3GPP TS 23.038 and 23.040).
 *
 * @param alphabet the seven-bit default alphabet, or UCS-2 as soon as one character needs it
 * @param units septets or UTF-16 units used
 * @param parts 160 septets or 70 units in one part; 153 or 67 in each of several
 */
public record SmsText(Alphabet alphabet, int units, int parts) {

    /** The two alphabets of text messages. */
    public enum Alphabet {
        GSM_7,
        UCS_2
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    public static SmsText of(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (EXTENDED.indexOf(c) >= 0) {
                septets += 2;
            } else if (BASIC.indexOf(c) >= 0) {
                septets++;
            } else {
                return new SmsText(Alphabet.UCS_2, text.length(), parts(text.length(), 70, 67));
            }
        }
        return new SmsText(Alphabet.GSM_7, septets, parts(septets, 160, 153));
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
            String character = plain.substring(i, i + 1);
            boolean fits = BASIC.contains(character) || EXTENDED.contains(character);
            result.append(
                    fits
                            ? character
                            : Normalizer.normalize(character, Normalizer.Form.NFD)
                                    .replaceAll("\\p{M}", ""));
        }
        return result.toString();
    }

    private static int parts(int units, int single, int each) {
        return units <= single ? 1 : (units + each - 1) / each;
    }
}
