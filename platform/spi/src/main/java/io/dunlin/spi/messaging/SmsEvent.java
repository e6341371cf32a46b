package io.dunlin.spi.messaging;

import io.dunlin.spi.value.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that came back from the carrier. */
public sealed interface SmsEvent {

    /** Unique within the gateway and stable over restarts: the product stores each id once. */
    String id();

    Instant at();

    /**
     * A delivery report.
     *
     * @param reference our reference of the message, where the gateway could match it
     * @param carrierId the carrier's id of the part
     * @param status what became of it
     * @param error the network's error code as given
     */
    record Delivery(
            String id,
            Instant at,
            @Nullable String reference,
            String carrierId,
            SmsStatus status,
            @Nullable String error)
            implements SmsEvent {}

    /**
     * A message from a phone, already joined from its parts.
     *
     * @param from the sender's number
     * @param to the number it was sent to, as the carrier gives it
     * @param text at most 4000 characters
     */
    record Incoming(String id, Instant at, PhoneNumber from, String to, String text) implements SmsEvent {}
}
