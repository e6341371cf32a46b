/**
 * Creditors and debtors, how to reach them, who represents them, who looks after them.
 * <p>
 * The account that debtors pay on is set by {@link CreditorAccounts} and nowhere else.
 * <p>
 * Two records are one party only by a source's key or a tax number, never by name.
 */
@ApplicationModule(
        displayName = "Parties",
        allowedDependencies = {"shared", "jobs", "audit", "access", "settings", "approvals"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.parties;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
