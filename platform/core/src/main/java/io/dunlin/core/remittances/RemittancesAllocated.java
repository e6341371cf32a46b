package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remittances were allocated, after {@link PaymentsAllocated} was heard of all of them: whatever the payments stopped has been
 * stopped. Heard in the same transaction.
 */
public record RemittancesAllocated(List<Allocated> remittances) {

    public RemittancesAllocated {
        remittances = List.copyOf(remittances);
    }

    /**
     * One of them.
     *
     * @param remainder what is left of it for a person to decide on
     * @param suspectedBefore the debtor whose reminders waited for it
     */
    public record Allocated(
            RemittanceId remittanceId,
            List<Part> parts,
            Money remainder,
            Rule rule,
            @Nullable DebtorId suspectedBefore,
            Actor actor) {

        public Allocated {
            parts = List.copyOf(parts);
        }
    }

    /** What a receivable got of it. */
    public record Part(ReceivableId receivableId, @Nullable Long caseId, Money amount) {}
}
