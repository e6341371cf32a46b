/**
 * Instalment plans: drafted by rule within the limits that an administrator sets, approved by a second person, told to the
 * debtor, and then kept or broken by what the ledger shows. {@link io.dunlin.core.plans.InstalmentPlans} is the way in.
 * <p>
 * A case has one live plan at most. The instalments of a plan come to exactly what it covers. Nothing here is promised to a
 * debtor before a person approved it, and no word of the debtor's makes an instalment paid.
 */
@ApplicationModule(
        displayName = "Instalment plans",
        allowedDependencies = {
            "shared",
            "jobs",
            "audit",
            "access",
            "settings",
            "parties",
            "approvals",
            "receivables",
            "receivables :: interest",
            "correspondence",
            "correspondence :: templates",
            "remittances",
            "cases"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.plans;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
