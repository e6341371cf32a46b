package io.dunlin.core.correspondence.letters;

import io.dunlin.core.correspondence.OutboundMessageId;
import org.jspecify.annotations.Nullable;

/**
 * A letter of a batch.
 *
 * @param position its place in the pile, from 1
 * @param address name and address as printed, a line each
 * @param registered whether it goes by registered mail
 */
public record PrintedLetter(
        int position,
        OutboundMessageId messageId,
        @Nullable Long caseId,
        @Nullable String caseReference,
        String address,
        String subject,
        boolean registered,
        @Nullable String trackingNumber,
        State state) {

    /** Where it stands. */
    public enum State {
        PRINTED,
        POSTED,
        /** The case no longer wants it: it must not be posted. */
        WITHDRAWN,
        RELEASED
    }
}
