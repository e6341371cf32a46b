package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.spi.value.Money;
import org.jspecify.annotations.Nullable;

/** A remittance as decisions need it. */
public record LoadedRemittance(
        RemittanceId id,
        @Nullable CreditorId creditorId,
        Incoming incoming,
        @Nullable String creditedAccount,
        RemittanceState state,
        Money unallocated,
        @Nullable DebtorId suspected) {

    /** The state in which a person is asked what to do with what is left. */
    public RemittanceState waiting() {
        return unallocated.equals(incoming.amount()) ? RemittanceState.UNIDENTIFIED : RemittanceState.PARTLY;
    }
}
