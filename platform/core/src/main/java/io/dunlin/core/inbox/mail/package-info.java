/**
 * A mail as it was read: headers, the words written now, parts and attachments, what had to be cut or repaired, and within which
 * limits. Values only; {@link ReadMail} holds them.
 */
@NamedInterface("mail")
@CheckReturnValue
@NullMarked
package io.dunlin.core.inbox.mail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
