/**
 * Mail that debtors send: watched for, stored as it came, and read. Knows nothing of cases.
 * <p>
 * {@link io.dunlin.core.inbox.MailReader} turns the raw bytes of a message into a {@link io.dunlin.core.inbox.mail.ReadMail}:
 * headers, the words written now apart from quoted history and signature, parts and attachments. It is pure: same bytes,
 * same answer. Whatever the bytes are it ends within the {@link io.dunlin.core.inbox.mail.MailLimits} and says in
 * {@link io.dunlin.core.inbox.mail.MailFlaw}s what it had to cut or repair.
 */
@NullMarked
@CheckReturnValue
package io.dunlin.core.inbox;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
