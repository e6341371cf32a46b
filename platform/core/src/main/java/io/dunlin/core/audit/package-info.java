/**
 * Who did what, when, on what and why. Insert-only; sealed into a hash chain, so that a change is seen.
 * <p>
 * Entry point: {@link AuditTrail}, called in the transaction of the act itself.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"shared", "jobs"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
