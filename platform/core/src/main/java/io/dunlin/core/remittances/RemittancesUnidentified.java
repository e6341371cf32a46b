package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.AllocationDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nobody can tell what these remittances are for without a person. Heard in the same transaction. */
public record RemittancesUnidentified(List<Unidentified> remittances) {

    public RemittancesUnidentified {
        remittances = List.copyOf(remittances);
    }

    /**
     * One of them.
     *
     * @param suspectedDebtorId whose money it may well be: not to be reminded until a person has looked
     * @param suspectedBefore whose it was thought to be until now
     */
    public record Unidentified(
            RemittanceId remittanceId,
            AllocationDecision.Reason reason,
            @Nullable DebtorId suspectedDebtorId,
            @Nullable DebtorId suspectedBefore) {}
}
