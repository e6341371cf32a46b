package io.dunlin.core.receivables.imports;

/** What came of handing in receivables. */
public sealed interface ImportOutcome {

    /** Imported: so many were new, so many changed; the others were known as they are. */
    record Imported(ReceivableImportId id, int records, int added, int changed) implements ImportOutcome {}

    /** Something could not be read or is not plausible: nothing was imported, a person decides. */
    record AwaitsDecision(ReceivableImportId id, int records, int failures) implements ImportOutcome {}

    /** The same file came before. */
    record Repeated(ReceivableImportId id) implements ImportOutcome {}
}
