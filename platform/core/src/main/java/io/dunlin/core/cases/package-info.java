/**
 * Collection cases: one open case for a creditor, a debtor and a currency, with its timeline, holds, promises, disputes
 * and tasks.
 */
@ApplicationModule(
        displayName = "Cases",
        allowedDependencies = {
            "shared",
            "jobs",
            "audit",
            "access",
            "settings",
            "parties",
            "receivables",
            "receivables :: interest",
            "receivables :: documents",
            "receivables :: imports",
            "correspondence",
            "correspondence :: channels",
            "correspondence :: templates",
            "inbox"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.cases;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
