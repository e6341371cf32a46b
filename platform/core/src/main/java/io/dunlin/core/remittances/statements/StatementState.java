package io.dunlin.core.remittances.statements;

/** Where a statement stands. Texts are by key: {@code statement.state.<name>}. */
public enum StatementState {
    /** Read and not judged yet. */
    STAGED,
    BOOKED,
    /** Nothing of it is booked until a person decides. */
    QUARANTINED,
    /** Left out for good, or booked from another file. */
    DISCARDED
}
