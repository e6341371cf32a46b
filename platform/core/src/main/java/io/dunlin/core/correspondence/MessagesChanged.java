package io.dunlin.core.correspondence;

import java.util.List;

/**
 * Many messages were queued, or sent, at once: each as {@link MessageChanged} would tell, which is told for every other
 * state. Heard in the same transaction.
 */
public record MessagesChanged(List<MessageChanged> messages) {

    public MessagesChanged {
        messages = List.copyOf(messages);
    }
}
