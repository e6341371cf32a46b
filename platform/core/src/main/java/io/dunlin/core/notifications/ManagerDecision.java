package io.dunlin.core.notifications;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for a case.
 *
 * @param holdUntil the first day on which the case may move again, for {@link ManagerChoice#HOLD}
 * @param decidedBy a login, or the product where nobody answered
 */
public record ManagerDecision(
        long id,
        ManagerQuestionId questionId,
        CaseId caseId,
        CaseReference reference,
        String debtorName,
        ManagerChoice choice,
        @Nullable LocalDate holdUntil,
        Via via,
        Instant decidedAt,
        String decidedBy,
        State state) {

    /** How it was given. */
    public enum Via {
        /** By a link in a mail. */
        LINK,
        SCREEN,
        /** Nobody answered in time. */
        SILENCE
    }

    /** How it stands. */
    public enum State {
        IN_FORCE,
        /** A later choice took its place. */
        SUPERSEDED,
        /** Taken back: the question is open again. */
        UNDONE
    }
}
