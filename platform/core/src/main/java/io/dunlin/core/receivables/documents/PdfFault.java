package io.dunlin.core.receivables.documents;

/** Why a file is no PDF that could be sent to a debtor. */
public enum PdfFault {
    EMPTY,
    TOO_LARGE,
    /** Another kind of file, whatever its name says. */
    NOT_A_PDF,
    /** It cannot be opened without a password: the debtor could not either. */
    LOCKED,
    BROKEN,
    WITHOUT_PAGES
}
