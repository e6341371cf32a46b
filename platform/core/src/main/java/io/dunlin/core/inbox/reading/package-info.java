/**
 * How a raw message is read. {@link io.dunlin.core.inbox.reading.MimeTree} cuts the bytes into parts without copying
 * them, {@link io.dunlin.core.inbox.reading.MailAssembler} chooses the body and collects attachments,
 * {@link io.dunlin.core.inbox.reading.ReplyCutter} separates new words from quoted ones.
 * <p>
 * Structure and decoding are done here and not by a mail library because every step must be bounded and must go on after
 * damage: the libraries throw at the first broken header, and their leniency is a matter of process-wide switches.
 */
@NullMarked
@CheckReturnValue
package io.dunlin.core.inbox.reading;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
