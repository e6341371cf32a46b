package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import org.jspecify.annotations.Nullable;

/** A person set a remittance aside: it is nobody's payment of a debt for now. Heard in the same transaction. */
public record RemittanceParked(
        RemittanceId remittanceId, @Nullable DebtorId suspectedBefore) {}
