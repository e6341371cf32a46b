package io.dunlin.core.notifications;

import io.dunlin.core.triage.TokenKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tokens in the links of decision lists. Each names a mail, a question, a choice and its last moment, and ends in 128 bits
 * of HMAC-SHA256 over all of it: a changed choice is a forged token. 56 characters that need no escaping in an address.
 */
@Component
class ChoiceTokens {

    private static final byte FORM = 1;
    private static final int SAID_BYTES = 1 + 1 + 8 + 8 + 8;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH = (SAID_BYTES + MAC_BYTES) * 4 / 3;

    private final SecretKeySpec key;

    ChoiceTokens(TokenKeys keys) {
        this.key = new SecretKeySpec(keys.keyFor("choices of account managers"), "HmacSHA256");
    }

    /** What a token says. */
    record Said(long listId, ManagerQuestionId questionId, ManagerChoice choice, Instant until) {}

    @SuppressWarnings("EnumOrdinal") // the order of choices is part of the format
    String sign(Said said) {
        byte[] bytes = ByteBuffer.allocate(SAID_BYTES)
                .put(FORM)
                .put((byte) said.choice().ordinal())
                .putLong(said.listId())
                .putLong(said.questionId().value())
                .putLong(said.until().getEpochSecond())
                .array();
        byte[] token = Arrays.copyOf(bytes, SAID_BYTES + MAC_BYTES);
        System.arraycopy(mac(bytes), 0, token, SAID_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says; empty for whatever we did not sign. Whether its time has passed is for the caller to look at. */
    Optional<Said> verify(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
        byte[] said = Arrays.copyOf(bytes, SAID_BYTES);
        if (!MessageDigest.isEqual(mac(said), Arrays.copyOfRange(bytes, SAID_BYTES, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(said);
        byte form = buffer.get();
        int choice = buffer.get();
        if (form != FORM || choice >= ManagerChoice.values().length) {
            return Optional.empty();
        }
        return Optional.of(new Said(
                buffer.getLong(),
                new ManagerQuestionId(buffer.getLong()),
                ManagerChoice.values()[choice],
                Instant.ofEpochSecond(buffer.getLong())));
    }

    private byte[] mac(byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(said), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
