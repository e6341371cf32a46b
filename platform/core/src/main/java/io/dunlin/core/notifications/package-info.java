/**
 * What the firm's people hear of: payments at once, money that came back, statements that wait for somebody. It listens, and
 * writes what others do not: payments on the timeline of their cases, and holds while money waits that may be a debtor's.
 * <p>
 * {@link ManagerDecisions} is what account managers are asked and what they choose; {@link DecisionLists} asks them by mail.
 */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {
            "shared",
            "jobs",
            "audit",
            "access",
            "settings",
            "parties",
            "approvals",
            "receivables",
            "correspondence",
            "inbox",
            "remittances",
            "remittances :: decisions",
            "remittances :: feeds",
            "remittances :: statements",
            "remittances :: writebacks",
            "cases",
            "plans",
            "dunning",
            "dunning :: letters",
            "dunning :: policy",
            "dunning :: publishing",
            "triage"
        })
@CheckReturnValue
@NullMarked
package io.dunlin.core.notifications;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
