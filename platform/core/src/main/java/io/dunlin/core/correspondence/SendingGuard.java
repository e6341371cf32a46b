package io.dunlin.core.correspondence;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asked at the very moment of sending, inside the transaction that commits the intent: may this message still go? Every
 * guard of the product is asked, and one refusal is enough.
 */
public interface SendingGuard {

    /**
     * Looks at a message that is about to leave.
     *
     * @return why it may not, or empty where this guard has nothing against it
     */
    Optional<Refusal> refuse(OutboundMessage message, Instant now);

    /** Looks at messages that are about to leave together, no two of them for one debtor: what is refused, and why. */
    default Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        messages.forEach(message -> refuse(message, now).ifPresent(refusal -> refusals.put(message.id(), refusal)));
        return refusals;
    }

    /**
     * Locks what this guard will change when it is asked about some of the messages. Called before anything else is read in
     * the transaction: what others changed after a first look would end it.
     */
    default void lockFor(List<OutboundMessage> messages) {}

    /**
     * A guard's no.
     *
     * @param reasonKey the key of the text that says why
     * @param tryAgainAt when to ask again; null where the message is to be cancelled
     */
    record Refusal(String reasonKey, @Nullable Instant tryAgainAt) {

        public static Refusal forGood(String reasonKey) {
            return new Refusal(reasonKey, null);
        }

        public static Refusal until(String reasonKey, Instant tryAgainAt) {
            return new Refusal(reasonKey, tryAgainAt);
        }
    }
}
