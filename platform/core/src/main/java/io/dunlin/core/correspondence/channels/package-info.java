/**
 * The ways by which messages leave, each a {@link io.dunlin.core.correspondence.Transport}: mail over SMTP, with a copy in
 * the sent folder, and text messages by a gateway's plugin, with what comes back from it.
 * <p>
 * Others say what mails carry ({@link MailAttachments}) and which of them may be declined ({@link CourtesyMails}), and hear
 * of text messages ({@link SmsReceived}).
 * <p>
 * Invariants: nothing here runs inside a transaction but the keeping of what came back, which is stored before it is
 * confirmed; an answer that does not say whether a message was taken is never read as a no.
 */
@NamedInterface("channels")
@CheckReturnValue
@NullMarked
package io.dunlin.core.correspondence.channels;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
