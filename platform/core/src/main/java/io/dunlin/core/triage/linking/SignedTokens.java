package io.dunlin.core.triage.linking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that name a case and that only we can make: 8 bytes of case number and 12 bytes (96 bits) of HMAC-SHA256, in 32
 * characters of base 32. They survive mail systems that change letter case. They go into the local part of our
 * Message-ID ({@code c.TOKEN.NONCE@…}) and into the reply address ({@code sprawy+TOKEN@…}).
 */
public final class SignedTokens {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAC_BYTES = 12;
    private static final int NUMBER_BYTES = 8;
    private static final int LENGTH = 32;
    private static final int SHORTEST_KEY = 32;
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<![a-z2-7])[+.]?([a-z2-7]{32})(?![a-z2-7])");
    private static final int LONGEST_TEXT = 2_000;
    private final SecretKeySpec key;
    /** One for all: to look for it takes longer than to use it. Used by one at a time. */
    private final Mac mac;

    /** @param key at least 32 random bytes, kept outside the database */
    public SignedTokens(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("The key for mail tokens must have at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            this.mac.init(this.key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String sign(long caseNumber) {
        byte[] token = ByteBuffer.allocate(NUMBER_BYTES + MAC_BYTES)
                .putLong(caseNumber)
                .put(mac(caseNumber))
                .array();
        return encode(token);
    }

    /** The local part of a reply address: {@code sprawy+TOKEN}. */
    public String replyLocalPart(String mailbox, long caseNumber) {
        return mailbox + "+" + sign(caseNumber);
    }

    /** The case number of the first genuine token in an address or a Message-ID; forged ones are passed over. */
    public OptionalLong findIn(String text) {
        String lower = text.substring(0, Math.min(text.length(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
        Matcher matcher = IN_ADDRESS.matcher(lower);
        while (matcher.find()) {
            OptionalLong caseNumber = verify(matcher.group(1));
            if (caseNumber.isPresent()) {
                return caseNumber;
            }
        }
        return OptionalLong.empty();
    }

    public OptionalLong verify(String token) {
        if (token.length() != LENGTH) {
            return OptionalLong.empty();
        }
        byte[] bytes = decode(token.toLowerCase(Locale.ROOT));
        if (bytes.length == 0) {
            return OptionalLong.empty();
        }
        long caseNumber = ByteBuffer.wrap(bytes).getLong();
        boolean genuine = MessageDigest.isEqual(mac(caseNumber), Arrays.copyOfRange(bytes, NUMBER_BYTES, bytes.length));
        return genuine ? OptionalLong.of(caseNumber) : OptionalLong.empty();
    }

    /** A key of 32 bytes for tokens of another kind (HKDF, RFC 5869): none of these can be made from those. */
    public byte[] deriveKey(String purpose) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.expandOnly(
                    new SecretKeySpec(key.getEncoded(), "Generic"),
                    ("dunlin " + purpose).getBytes(StandardCharsets.UTF_8),
                    SHORTEST_KEY);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] mac(long caseNumber) {
        byte[] number = ByteBuffer.allocate(NUMBER_BYTES).putLong(caseNumber).array();
        synchronized (mac) {
            return Arrays.copyOf(mac.doFinal(number), MAC_BYTES);
        }
    }

    private static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(LENGTH);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | (b & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
        }
        return text.toString();
    }

    private static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return new byte[0];
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
