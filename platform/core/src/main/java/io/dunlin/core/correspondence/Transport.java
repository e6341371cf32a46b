package io.dunlin.core.correspondence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes messages of one channel to the other side. Called outside of transactions, once for each attempt. */
public interface Transport {

    Channel channel();

    Outcome send(OutboundMessage message);

    /** Takes messages that leave one after the other: what all of them need is looked up once. */
    default Courier courierFor(List<OutboundMessage> messages) {
        return this::send;
    }

    /** Takes each of the messages that it was made for to the other side. */
    interface Courier {

        Outcome send(OutboundMessage message);
    }

    /**
     * Looks whether a message that is in doubt has left.
     *
     * @return true or false where that is sure, empty where it cannot be found out
     */
    Optional<Boolean> hasLeft(OutboundMessage message);

    /**
     * What came of an attempt. A detail is in both languages as {@link io.dunlin.core.shared.KeptText} has them, a key, or what
     * the other side answered.
     */
    sealed interface Outcome {

        /**
         * The other side took it.
         *
         * @param carrierId the other side's id of the message
         */
        record Accepted(@Nullable String carrierId) implements Outcome {}

        /** It was surely not taken, and may be later. */
        record NotNow(String code, String detail, Duration pause) implements Outcome {}

        /** It was refused for good. */
        record Refused(String code, String detail) implements Outcome {}

        /** Nobody knows whether it was taken. */
        record Unknown(String code, String detail) implements Outcome {}
    }
}
