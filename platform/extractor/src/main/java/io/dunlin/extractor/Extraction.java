package io.dunlin.extractor;

/**
 * What was found in a file.
 *
 * @param text empty unless the status is {@code TEXT} or {@code OCR}
 * @param reason why there is no text, or what was cut from it; empty when there is nothing to say
 */
record Extraction(Status status, String detectedType, String text, String reason) {

    /** The names travel to the appliance, which has the same ones. */
    enum Status {
        TEXT,
        OCR,
        ENCRYPTED,
        DANGEROUS,
        TOO_LARGE,
        UNREADABLE,
        NO_TEXT
    }

    static Extraction without(Status status, String detectedType, String reason) {
        return new Extraction(status, detectedType, "", reason);
    }
}
