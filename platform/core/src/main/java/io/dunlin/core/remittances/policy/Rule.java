package io.dunlin.core.remittances.policy;

/** Why a payment was taken to be for a receivable. Texts are by key: {@code allocation-rule.<name>}. */
public enum Rule {
    /** The reference of a case, with its check digit, stands in the payment. */
    CASE_REFERENCE,
    /** The debtor's own virtual account was paid to. */
    VIRTUAL_ACCOUNT,
    /** The end-to-end or customer reference is a document's number. */
    STRUCTURED_REFERENCE,
    KSEF_NUMBER,
    /** A split payment names the document. */
    SPLIT_PAYMENT,
    /** The title names the document in full. */
    INVOICE_NUMBER,
    /** The title names the document in part or mangled, and a second thing proves it. */
    INVOICE_NUMBER_WITH_PROOF,
    /** The debtor has paid from this account before, and the amount is exactly what is owed. */
    LEARNED_ACCOUNT,
    /** A person accepted what was suggested. */
    ACCEPTED_SUGGESTION,
    /** A person decided. */
    MANUAL
}
