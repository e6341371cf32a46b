package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remittance was allocated, after every {@link PaymentAllocated} of it was heard: whatever the payment stopped has been
 * stopped. Heard in the same transaction.
 *
 * @param remainder what is left of it for a person to decide on
 * @param suspectedBefore the debtor whose reminders waited for it
 */
public record RemittanceAllocated(
        RemittanceId remittanceId,
        List<Part> parts,
        Money remainder,
        Rule rule,
        @Nullable DebtorId suspectedBefore,
        Actor actor) {

    /** What a receivable got of it. */
    public record Part(ReceivableId receivableId, @Nullable Long caseId, Money amount) {}

    public RemittanceAllocated {
        parts = List.copyOf(parts);
    }
}
