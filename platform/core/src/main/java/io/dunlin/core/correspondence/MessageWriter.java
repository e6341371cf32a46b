package io.dunlin.core.correspondence;

import java.util.List;
import java.util.Map;

/**
 * Writes messages that were queued without their words, at the moment they leave: what is re-checked then is also what is
 * said. Implemented where the words are known.
 */
public interface MessageWriter {

    /**
     * A message without its words.
     *
     * @param wording as {@link UnwrittenMessage} was given it
     */
    record Draft(OutboundMessage message, String wording) {}

    /** What came of a draft. */
    sealed interface Written {

        record Words(Rendered rendered) implements Written {}

        /** The template cannot be used: a person mends it, the message waits. */
        record Faulty(String why) implements Written {}
    }

    /** Writes each of the drafts, by message. Joins the running transaction, and writes nothing down. */
    Map<OutboundMessageId, Written> write(List<Draft> drafts);
}
