package io.dunlin.core.parties;

import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.shared.Id;

/** The id of a creditor. */
public record CreditorId(long value) implements Id {

    /** What a second person is asked about: the account that the creditor's debtors are to pay on. */
    ApprovalSubject asSubject() {
        return new ApprovalSubject(ApprovalSubject.Kind.CREDITOR_ACCOUNT, value);
    }
}
