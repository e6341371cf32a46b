package io.dunlin.core.inbox.attachments;

import io.dunlin.core.inbox.mail.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of attached files. Files of strangers are read outside this process, so every call may wait for
 * another one; it always ends within the reader's time limit, and never throws because of a file's content.
 */
public interface AttachmentReader {

    /**
     * Reads one file.
     *
     * @param name the file name as the mail had it, a hint about its kind
     * @param declaredType what the sender said it is, another hint
     */
    FileReading read(String name, String declaredType, byte[] content);

    /**
     * Shows a page of a PDF or a picture as a picture of bounded size, made outside this process.
     *
     * @param page from 1
     */
    default Picture picture(String name, String declaredType, byte[] content, int page) {
        return new Picture(Attachment.Status.UNREADABLE, new byte[0], 0, "The attachment extractor is not installed");
    }

    /**
     * A page as a picture.
     *
     * @param png empty where there is none; the status and the reason say why
     * @param pages how many pages the file has, 0 where that is not known
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Picture(
            Attachment.Status status,
            byte[] png,
            int pages,
            @Nullable String reason) {

        public boolean isThere() {
            return png.length > 0;
        }
    }

    /** For installations without the extractor: says so of each file. */
    static AttachmentReader absent() {
        return (name, declaredType, content) ->
                new FileReading(Attachment.Status.UNREADABLE, null, "", "The attachment extractor is not installed");
    }

    /**
     * What was found in a file.
     *
     * @param detectedType absent when nothing better than the declared type is known
     */
    record FileReading(
            Attachment.Status status,
            @Nullable String detectedType,
            String text,
            @Nullable String reason) {}
}
