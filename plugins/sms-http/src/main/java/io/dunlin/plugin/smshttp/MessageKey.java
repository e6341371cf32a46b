package io.dunlin.plugin.smshttp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Our reference in letters, digits, hyphens and underscores, and back: what survives in any address. Kannel reads a percent
 * sign in the address that it is given as a placeholder of its own.
 */
final class MessageKey {

    private static final int LONGEST = 100;

    private MessageKey() {}

    static String of(String reference) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(reference.getBytes(StandardCharsets.UTF_8));
    }

    /** The reference of a key; empty where it is none. */
    static Optional<String> reference(String key) {
        try {
            return key.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
