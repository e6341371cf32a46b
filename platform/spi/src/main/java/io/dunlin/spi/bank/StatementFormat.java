package io.dunlin.spi.bank;

/** The kinds of bank files, by the names of their standards. */
public enum StatementFormat {
    /** SWIFT customer statement. */
    MT940,
    /** SWIFT interim report: no closing balance. */
    MT942,
    /** ISO 20022 intraday report. */
    CAMT052,
    /** ISO 20022 statement. */
    CAMT053,
    /** ISO 20022 debit and credit notification. */
    CAMT054,
    /** Polish clearing file used as a report of incoming payments. */
    ELIXIR0,
    /** A bank's own report of payments to virtual accounts. */
    MASS_PAYMENT
}
