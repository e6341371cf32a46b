package io.dunlin.core.triage.policy;

/** What may be written back without a person, always from a fixed template and never with a bank account but ours. */
public enum Answer {
    FIXED_RECEIPT,
    NEUTRAL_APOLOGY,
    DISPUTE_RECEIPT,
    ASK_FOR_TRANSFER_SLIP,
    CONFIRM_PROMISE,
    SEND_DOCUMENTS,
    ASK_FOR_DATE,
    ANSWER_QUESTION
}
