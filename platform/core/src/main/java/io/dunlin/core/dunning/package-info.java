/**
 * Escalation: which step of which policy a case is due for, decided each business day, each time with a reason.
 * <p>
 * {@code policy} decides and is pure; {@link DunningRun} reads all cases into it in batches and writes what it decided;
 * {@code decisions} reads, {@code steps} acts and asks again at the moment of sending; {@link DunningExplanation} says why and
 * {@link Rehearsal} what would be. {@code publishing} keeps the firm's policies, {@code letters} what a second person approves,
 * {@code thanks} answers payments.
 * <p>
 * Invariants: levels in order, none skipped; at most one step a day; nothing to a case that is paid, held, disputed,
 * promised or represented; a day is decided once.
 */
@ApplicationModule(
        displayName = "Dunning",
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
            "receivables :: limitation",
            "correspondence",
            "correspondence :: channels",
            "correspondence :: templates",
            "cases",
            "remittances"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.dunning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
