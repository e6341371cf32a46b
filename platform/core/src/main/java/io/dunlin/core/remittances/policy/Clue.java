package io.dunlin.core.remittances.policy;

/**
 * One thing that points to a debtor.
 *
 * @param text what it is, for people: a number, a reference, the tail of an account
 */
public record Clue(Kind kind, String text) {

    /** The kinds of clues, with how much each weighs in a suggestion. Texts are by key: {@code clue.<name>}. */
    public enum Kind {
        CASE_REFERENCE(90),
        VIRTUAL_ACCOUNT(80),
        KSEF_NUMBER(80),
        DOCUMENT_NUMBER(60),
        /** The debtor announced a payment of exactly the amount, for documents that can be paid just so. */
        PAYMENT_ADVICE(50),
        LEARNED_ACCOUNT(40),
        LISTED_NUMBER(30),
        DIGITS_OF_NUMBER(30),
        PARTS_REORDERED(20),
        NUMBER_CUT(20),
        LOOKALIKE_LETTERS(20),
        NAME(25),
        EXACT_AMOUNT(20),
        EXACT_TOTAL(15);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        public int weight() {
            return weight;
        }
    }
}
