package io.dunlin.core.inbox;

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
