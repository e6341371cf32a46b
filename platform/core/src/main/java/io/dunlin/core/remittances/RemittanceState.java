package io.dunlin.core.remittances;

/** Where a remittance stands. Texts are by key: {@code remittance.state.<name>}. */
public enum RemittanceState {
    /** Booked; what it is for is being decided. */
    RECEIVED,
    UNIDENTIFIED,
    /** A part is allocated, the rest waits for a person. */
    PARTLY,
    ALLOCATED,
    /** Set aside by a person until a day. */
    PARKED,
    /** What is left of it is to be paid back by the accountant. Nothing leaves by itself. */
    TO_REFUND,
    /** What was left of it was paid back. */
    REFUNDED,
    /** The bank took it back. */
    REVERSED
}
