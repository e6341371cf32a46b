/**
 * Money that came: bank statements in, remittances, what they were for, and what nobody could tell.
 * <p>
 * Entry points: {@code Statements} (files in, quarantine), {@code Allocations} (automatic and by people),
 * {@code BankAccounts}; {@code StatementQueries} and {@code RemittanceQueries} for screens; {@code feeds} brings files by
 * itself, {@code policy} decides. Invariants: a statement is booked whole or not at all; a line is booked once, whatever files it comes in; the allocations of a remittance and what
 * is left of it add up to its amount; an amount alone identifies nobody.
 */
@ApplicationModule(
        displayName = "Remittances",
        allowedDependencies = {
            "shared",
            "jobs",
            "audit",
            "access",
            "settings",
            "parties",
            "receivables",
            "correspondence",
            "inbox"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
