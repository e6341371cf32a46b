package io.dunlin.spi.messaging;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends text messages and brings what comes back.
 * <p>
 * Events (delivery reports and incoming messages) are <i>taken</i> by the product in its own time and then confirmed;
 * until then the gateway keeps them, over a restart too, where the carrier does not. Time limit of a call: 30 seconds.
 */
public interface SmsGateway extends DunlinExtension {

    /**
     * Hands one message to the carrier. The product never repeats a call whose outcome it does not know: it asks
     * {@link #find} first.
     *
     * @return the carrier's receipt: accepted, not yet delivered
     * @throws io.dunlin.spi.PluginFailure {@code TRANSIENT} only where the message was surely not accepted
     *     (throttled, not connected); {@code REJECTED} for this message; {@code CONFIGURATION} for a refused login
     * @throws OutcomeUnknown where the connection broke after the message may have been accepted
     */
    SmsReceipt send(SmsMessage message);

    /**
     * Looks for a message that may have been sent.
     *
     * @param reference the message's own reference
     * @return what is known of it; empty where the carrier cannot be asked or does not know it
     */
    Optional<SmsReceipt> find(String reference);

    /**
     * Events not yet confirmed, oldest first.
     *
     * @param limit at most so many, 1 to 500
     */
    List<SmsEvent> takeEvents(int limit);

    /** The product has stored these events; they need not come again. Unknown ids are ignored. */
    void confirm(List<String> eventIds);

    /**
     * Takes a call of the gateway's: a delivery report or a message from a phone. What it tells is kept, on disk, as an event
     * before this returns. Carriers that are connected to, and not called by, leave this as it is.
     *
     * @return what the gateway wants to read as the answer, at most 1000 characters
     * @throws io.dunlin.spi.PluginFailure {@code REJECTED} where the caller does not prove itself, {@code BAD_DATA} where the
     *     call makes no sense, {@code TRANSIENT} where it is to be repeated later
     */
    default String receive(SmsCallback callback) {
        throw PluginFailure.rejected(
                "no-callbacks",
                new LocalizedText("Ta bramka nie przyjmuje wywołań zwrotnych", "This gateway takes no calls"));
    }

    /** The connection broke and nobody knows whether the message was accepted: it is in doubt, not failed. */
    final class OutcomeUnknown extends RuntimeException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final LocalizedText text;

        public OutcomeUnknown(LocalizedText text, @Nullable Throwable cause) {
            super(text.en(), cause);
            this.text = text;
        }

        /** What happened, for people; {@link #getMessage()} has the English one. */
        public LocalizedText text() {
            return text;
        }
    }
}
