package io.dunlin.core.remittances.statements;

/** What came of handing in a file of bank statements. */
public sealed interface StatementReceipt {

    /** It is kept and will be imported. */
    record Stored(StatementFileId fileId) implements StatementReceipt {}

    /** The very same file came before: nothing happens. */
    record Repeated(StatementFileId fileId) implements StatementReceipt {}
}
