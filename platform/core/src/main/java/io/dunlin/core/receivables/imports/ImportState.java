package io.dunlin.core.receivables.imports;

/** What became of an import. */
public enum ImportState {
    IMPORTED,
    /** Something could not be read or is not plausible: nothing was imported, a person decides. */
    AWAITING_DECISION,
    /** A person decided that nothing of it is imported. */
    DISCARDED,
    UNREADABLE
}
