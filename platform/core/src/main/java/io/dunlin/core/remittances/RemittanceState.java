package io.dunlin.core.remittances;

/** Where a remittance stands. Texts are by key: {@code remittance.state.<name>}. */
public enum RemittanceState {
    /** Booked; what it is for is being decided. */
    RECEIVED,
    UNIDENTIFIED,
    /** A part is allocated, the rest waits for a person. */
    PARTLY,
    ALLOCATED,
    /** Set aside by a person. */
    PARKED,
    /** The bank took it back. */
    REVERSED
}
