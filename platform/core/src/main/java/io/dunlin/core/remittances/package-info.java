/**
 * Money that came: bank statements in, remittances, what they were for, and what nobody could tell.
 * <p>
 * Its words and events are here, with {@link RemittanceQueries} for screens. Its parts: {@code statements} (files in, booked
 * or quarantined), brought by {@code feeds}; {@code matching} and the pure {@code policy} (what a payment is for);
 * {@code allocations} (by the policy and by people); {@code writebacks} (what the ERP is told).
 * <p>
 * Invariants: a statement is booked whole or not at all; a line is booked once, whatever files it comes in; the allocations
 * of a remittance and what is left of it add up to its amount; an amount alone identifies nobody.
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
            "receivables :: imports",
            "correspondence",
            "inbox",
            "inbox :: mail"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.remittances;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
