package io.dunlin.core.cases;

/** Why a case, or one of its receivables, does not move. */
public enum HoldReason {
    LEGAL,
    INSOLVENCY,
    COMPLAINT,
    WRONG_CONTACT,
    DISPUTE,
    PAYMENT_CLAIMED,
    REMITTANCE_ANNOUNCED,
    PLAN_REQUESTED,
    PROMISE,
    /** An instalment plan covers it, and the next instalment is not late. */
    INSTALMENT_PLAN,
    DOCUMENTS_REQUESTED,
    DELAY,
    /** A message from the debtor waits for a person. */
    REPLY_UNREAD,
    /** Money came that may be this debtor's. */
    POSSIBLE_PAYMENT,
    /** A person's decision is waited for. */
    DECISION_PENDING,
    MANUAL
}
