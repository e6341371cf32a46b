package io.dunlin.core.inbox;

import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.inbox.reading.MailAssembler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads raw messages. Never throws because of what a message holds: it ends in a {@link ReadMail} with its flaws, or in
 * {@link Unreadable} with a reason. Safe to share between threads.
 */
public final class MailReader {

    private final MailLimits limits;
    private final AttachmentReader attachmentReader;

    public MailReader(MailLimits limits, AttachmentReader attachmentReader) {
        this.limits = limits;
        this.attachmentReader = attachmentReader;
    }

    public Reading read(byte[] raw) {
        try {
            return new MailAssembler(limits, attachmentReader).read(raw);
        } catch (RuntimeException | StackOverflowError e) {
            // One message must not stop the mailbox. The name of the exception is no personal data, its text may be.
            return new Unreadable(
                    Unreadable.Reason.READER_FAILED,
                    "The reader failed with " + e.getClass().getSimpleName());
        }
    }

    /** Reads no more of the stream than {@link MailLimits#messageBytes()} and one byte. */
    public Reading read(InputStream raw) throws IOException {
        long limit = Math.min(limits.messageBytes() + 1, Integer.MAX_VALUE - 16L);
        return read(raw.readNBytes((int) limit));
    }

    public Reading read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }
}
