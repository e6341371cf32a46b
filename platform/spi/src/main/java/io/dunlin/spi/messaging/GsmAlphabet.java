package io.dunlin.spi.messaging;

import java.io.ByteArrayOutputStream;

/**
 * The seven-bit default alphabet of text messages with its extension table (3GPP TS 23.038, section 6.2.1), one septet an
 * octet as SMPP carries it.
 */
public final class GsmAlphabet {

    private static final int ESCAPE = 0x1B;
    /** In the order of their codes; the escape stands as a character that no text holds. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final char UNKNOWN = '\uFFFD';

    private GsmAlphabet() {}

    /** Septets that a character takes: 1, 2, or 0 where the alphabet does not have it. */
    public static int septets(char c) {
        if (c != '\uFFFF' && BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENDED.indexOf(c) >= 0 ? 2 : 0;
    }

    /** @throws IllegalArgumentException where the alphabet does not have a character */
    public static byte[] toOctets(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (septets(c)) {
                case 1 -> octets.write(BASIC.indexOf(c));
                case 2 -> {
                    octets.write(ESCAPE);
                    octets.write(EXTENDED_CODES[EXTENDED.indexOf(c)]);
                }
                default ->
                    throw new IllegalArgumentException("Not in the seven-bit alphabet: U+" + Integer.toHexString(c));
            }
        }
        return octets.toByteArray();
    }

    /** Reads octets that came from outside: a code that means nothing becomes U+FFFD, never a failure. */
    public static String fromOctets(byte[] octets) {
        StringBuilder text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0xFF;
            if (code == ESCAPE && i + 1 < octets.length) {
                i++;
                text.append(extended(octets[i] & 0xFF));
            } else {
                text.append(code < BASIC.length() && code != ESCAPE ? BASIC.charAt(code) : UNKNOWN);
            }
        }
        return text.toString();
    }

    private static char extended(int code) {
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == code) {
                return EXTENDED.charAt(i);
            }
        }
        // as the standard asks: an unknown extension shows as the basic character of that code
        return code < BASIC.length() && code != ESCAPE ? BASIC.charAt(code) : UNKNOWN;
    }
}
