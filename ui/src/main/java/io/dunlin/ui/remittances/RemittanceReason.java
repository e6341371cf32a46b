package io.dunlin.ui.remittances;

import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.Optional;

/** Why a payment stands where it does, in words. */
final class RemittanceReason {

    private RemittanceReason() {}

    /** The text of a reason of the policy, or a person's own words; nothing for a rule, which each allocation shows. */
    static Optional<String> textOf(String reason) {
        boolean ruled = Arrays.stream(Rule.values()).anyMatch(rule -> reason.startsWith(rule.name() + ": "));
        return reason.isBlank() || ruled
                ? Optional.empty()
                : Optional.of(Arrays.stream(AllocationDecision.Reason.values())
                        .filter(known -> known.name().equals(reason))
                        .findFirst()
                        .map(Texts::t)
                        .orElseGet(() -> MessageReason.of(reason)));
    }
}
