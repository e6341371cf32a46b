package io.dunlin.core.inbox.mail;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a mail.
 *
 * @param name a file name without path, control characters or direction overrides; never empty
 * @param declaredType what the sender said it is, without parameters
 * @param detectedType what its first bytes say it is; the declared type where they say nothing
 * @param bytes the decoded content; empty when it was beyond the limit
 * @param size its size in bytes, also when the content was not kept
 * @param sha256 of the decoded content, in lower-case hex
 * @param text what can be read in it, empty unless the status is {@code TEXT} or {@code OCR}
 * @param reason why there is no text, or what was cut from it
 */
@SuppressWarnings("ArrayRecordComponent") // content, compared by its hash
public record Attachment(
        String name,
        String declaredType,
        String detectedType,
        byte[] bytes,
        long size,
        String sha256,
        Status status,
        String text,
        @Nullable String reason) {

    public enum Status {
        /** The text that the document holds. */
        TEXT,
        /** Text recognised in a picture or a scan; it may misread. */
        OCR,
        /** Locked with a password. */
        ENCRYPTED,
        /** A program, a script, a document with macros, or a file that hides its kind. Never opened. */
        DANGEROUS,
        /** Beyond a limit of size, depth, ratio or time. */
        TOO_LARGE,
        /** Damaged, or no reader was there. */
        UNREADABLE,
        /** Read, and there is no text in it. */
        NO_TEXT
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && declaredType.equals(that.declaredType)
                && sha256.equals(that.sha256)
                && status == that.status
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + sha256.hashCode();
    }

    @Override
    public String toString() {
        return "Attachment[" + detectedType + ", " + size + " bytes, " + status + "]";
    }
}
