package io.dunlin.core.dunning.letters;

import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.shared.Id;

/** The number of a formal letter. */
public record FormalLetterId(long value) implements Id {

    ApprovalSubject asSubject() {
        return new ApprovalSubject(ApprovalSubject.Kind.FORMAL_LETTER, value);
    }
}
