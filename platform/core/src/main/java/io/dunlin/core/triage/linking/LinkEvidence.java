package io.dunlin.core.triage.linking;

/**
 * Why a mail belongs to a case.
 *
 * @param rung which step of the ladder
 * @param detail what was found there, for the clerk to see
 */
public record LinkEvidence(Rung rung, String detail) {

    /** The steps of the ladder, the most certain first. */
    public enum Rung {
        TOKEN,
        OUR_MESSAGE,
        CASE_REFERENCE,
        SENDER,
        INVOICE,
        TAX_NUMBER;

        /** Whether this evidence came from us and could not be had by chance. */
        public boolean isCertain() {
            return this == TOKEN || this == OUR_MESSAGE || this == CASE_REFERENCE;
        }
    }
}
