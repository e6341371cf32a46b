package io.dunlin.core.remittances.allocations;

/** What came of a person's command on a remittance. */
public sealed interface AllocationOutcome {

    record Done() implements AllocationOutcome {}

    /** Refused; the key of the text that says why. */
    record Refused(String reasonKey) implements AllocationOutcome {}
}
