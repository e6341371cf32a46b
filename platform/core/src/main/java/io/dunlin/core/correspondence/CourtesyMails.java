package io.dunlin.core.correspondence;

/**
 * Tells mails that a debtor may do without from those that he must get. Implemented where steps are taken; without an
 * implementation there are none.
 */
public interface CourtesyMails {

    /** Whether this message only reminds, before anything in it was due. */
    boolean isCourtesy(OutboundMessageId message);
}
