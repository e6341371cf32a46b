/**
 * What holds a message back whatever case it is about: the firm's switch and hours, an address that is known to be dead, the
 * pace of the recipient's domain. Each is a {@link io.dunlin.core.correspondence.SendingGuard}; guards that know cases stand
 * with what they know.
 */
@CheckReturnValue
@NullMarked
package io.dunlin.core.correspondence.guards;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
