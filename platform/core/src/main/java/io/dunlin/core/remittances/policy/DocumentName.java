package io.dunlin.core.remittances.policy;

/** Whether a document's number says by itself which document is meant. */
final class DocumentName {

    private static final int FEWEST_DIGITS = 3;
    private static final int LONGEST_PREFIX = 8;

    private DocumentName() {}

    /** Begins with a few letters and has three digits or more: {@code FV1232026}, and not {@code 12026} or {@code VAT23}. */
    static boolean isTelling(String key) {
        int digitCount = 0;
        for (int at = 0; at < key.length(); at++) {
            digitCount += key.charAt(at) >= '0' && key.charAt(at) <= '9' ? 1 : 0;
        }
        int letters = 0;
        while (letters < key.length() && Character.isLetter(key.charAt(letters))) {
            letters++;
        }
        return letters > 0 && letters <= LONGEST_PREFIX && digitCount >= FEWEST_DIGITS;
    }
}
