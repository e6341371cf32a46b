package io.dunlin.core.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that a person is to do. */
public record CaseTask(
        CaseTaskId id,
        @Nullable CaseId caseId,
        Kind kind,
        String note,
        LocalDate dueOn,
        @Nullable Long assignedTo,
        State state) {

    /** What is to be done. Texts are by key: {@code task.<name>}. */
    public enum Kind {
        CALL,
        FIND_CONTACT,
        VERIFY_CONTACT,
        LAWYER,
        COMPLIANCE,
        DISPUTE,
        DECISION,
        SEND_DOCUMENTS,
        ANSWER,
        PLAN,
        FINAL_DEMAND,
        FILING,
        CHECK_REGISTER,
        QUARANTINED_MAIL,
        DEADLINE,
        HARDSHIP,
        ACKNOWLEDGED_DEBT,
        CLAIM_IN_INSOLVENCY,
        PRIVACY_ANSWER,
        IN_DOUBT
    }

    /** Whether it is done. */
    public enum State {
        OPEN,
        DONE,
        DROPPED
    }
}
