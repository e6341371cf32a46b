package io.dunlin.plugin.smssmsapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Our reference as the service's {@code idx} takes it: 32 hexadecimal digits, because references hold signs that it does not
 * allow. The service refuses an index that it has seen, and gives it back in its calls.
 */
final class MessageIndex {

    private static final int OCTETS = 16;

    private MessageIndex() {}

    static String of(String reference) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
