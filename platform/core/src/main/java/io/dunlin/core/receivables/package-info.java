/**
 * What is owed: receivables and their insert-only ledger, and their import from ERPs and files.
 * <p>
 * Invariant: a balance is the sum of ledger entries; nothing is ever updated or deleted there.
 */
@ApplicationModule(
        displayName = "Receivables",
        allowedDependencies = {"shared", "jobs", "audit", "access", "settings", "parties"})
@CheckReturnValue
@NullMarked
package io.dunlin.core.receivables;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
