package io.dunlin.spi.messaging;

import io.dunlin.spi.value.PhoneNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A text message to send.
 *
 * @param reference our own unique reference, 1 to 64 characters
 * @param to who gets it
 * @param text what it says, 1 to 1530 characters; already transliterated where the firm wants that
 * @param sender the registered sender name, 3 to 11 letters and digits; null for the gateway's default
 * @param validFor how long the carrier may try, 5 minutes to 3 days
 */
public record SmsMessage(
        String reference,
        PhoneNumber to,
        String text,
        @Nullable String sender,
        Duration validFor) {

    private static final int LONGEST_TEXT = 1530;
    private static final int LONGEST_REFERENCE = 64;

    public SmsMessage {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("A reference has 1 to " + LONGEST_REFERENCE + " characters");
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A text message has 1 to " + LONGEST_TEXT + " characters");
        }
    }
}
