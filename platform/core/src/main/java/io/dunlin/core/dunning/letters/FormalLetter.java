package io.dunlin.core.dunning.letters;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter that goes only once a second person approved it.
 *
 * @param channel a mail, or a letter on paper
 * @param taskId the task that asked for it; null for one that a person began
 * @param versionNumber the newest version
 * @param changedBy who wrote that one: a login, or the product
 * @param approver who is asked now; null for nobody
 * @param messageId the message that it became
 */
public record FormalLetter(
        FormalLetterId id,
        CaseId caseId,
        CaseReference reference,
        String debtorName,
        Kind kind,
        Channel channel,
        String language,
        State state,
        @Nullable CaseTaskId taskId,
        int versionNumber,
        String subject,
        Instant changedAt,
        String changedBy,
        @Nullable UserId approver,
        @Nullable String approverName,
        @Nullable OutboundMessageId messageId) {

    /** What it is. */
    public enum Kind {
        FINAL_DEMAND,
        /** Any other letter in a case. */
        OTHER
    }

    /** Where it stands. */
    public enum State {
        DRAFT,
        /** A named person is asked. */
        SUBMITTED,
        /** It is a message now; the outbox tells what became of it. */
        APPROVED,
        /** It will not be sent. */
        WITHDRAWN
    }

    /** One version, never changed. */
    public record Version(int number, String subject, String body, String note, Instant changedAt, String changedBy) {}
}
