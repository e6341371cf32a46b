package io.dunlin.spi.erp;

/** What a receivable's document is. */
public enum DocumentKind {
    INVOICE,
    /** Changes an earlier invoice; its amount is the difference. */
    CORRECTION,
    ADVANCE,
    SETTLEMENT,
    DEBIT_NOTE,
    CREDIT_NOTE
}
