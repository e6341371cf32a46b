package io.dunlin.core.triage.facts;

/** What the words before a number say that it is. */
enum Announcement {
    OF_INVOICE,
    /** "faktura nr 2026": surely a number. */
    OF_INVOICE_NUMBER,
    OF_PAPER,
    /** "nr 4410". */
    OF_NUMBER,
    OF_ANOTHER_KIND,
    NONE;

    boolean isOfInvoice() {
        return this == OF_INVOICE || this == OF_INVOICE_NUMBER;
    }
}
