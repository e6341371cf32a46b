/**
 * What the firm sends: the outbox, its sending, and what became of each message.
 * <p>
 * Others queue by {@link Outbox} and may object by a {@link SendingGuard}. What a message says is made in {@code templates};
 * what takes it to the other side is in {@code channels}, and for paper in {@code letters}; {@code guards} are the objections
 * that need to know of no case. All of these look at this package, and it at none of them.
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
