/**
 * What the firm sends: the outbox, templates, channels, and what became of each message.
 * <p>
 * Invariants: intent is committed before a message leaves, its outcome after; a message whose outcome nobody knows is in
 * doubt and is never blindly sent again; every {@link SendingGuard} is asked at the moment of sending.
 */
@ApplicationModule(
        displayName = "Correspondence",
        allowedDependencies = {"shared", "jobs", "dns", "audit", "access", "settings", "parties"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.correspondence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
