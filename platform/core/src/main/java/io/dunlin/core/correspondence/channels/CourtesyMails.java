package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.OutboundMessageId;
import java.util.List;
import java.util.Set;

/**
 * Tells mails that a debtor may do without from those that he must get. Implemented where steps are taken; without an
 * implementation there are none.
 */
public interface CourtesyMails {

    /** Those of the messages that only remind, before anything in them was due. */
    Set<OutboundMessageId> courtesiesAmong(List<OutboundMessageId> messages);
}
