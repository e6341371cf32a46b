package io.dunlin.core.correspondence;

import org.jspecify.annotations.Nullable;

/**
 * Gives a message the identity by which its answers are recognised. Implemented where answers are understood; without an
 * implementation identities are random.
 */
public interface MessageIdentity {

    /**
     * What stands before the {@code @} of a Message-ID: letters, digits, dots and hyphens, at most 120, different at each
     * call.
     *
     * @param caseId the case the message is about
     */
    String newMessageId(@Nullable Long caseId);

    /**
     * What is added after a plus sign to the local part of the reply address, for example a signed token; null for
     * nothing.
     */
    @Nullable
    String replyTag(@Nullable Long caseId);
}
