package io.dunlin.core.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mails were stored, or are to be read once more; heard in the transaction that says so. In the order they came. */
public record MailsReceived(List<Received> mails) {

    public MailsReceived {
        mails = List.copyOf(mails);
    }

    /**
     * One of them.
     *
     * @param fromAddress of its first author
     */
    public record Received(InboundMailId mailId, @Nullable String fromAddress) {}
}
