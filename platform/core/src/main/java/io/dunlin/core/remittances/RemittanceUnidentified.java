package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.policy.AllocationDecision;
import org.jspecify.annotations.Nullable;

/**
 * Nobody can tell what a remittance is for without a person. Heard in the same transaction.
 *
 * @param suspectedDebtorId whose money it may well be: not to be reminded until a person has looked
 * @param suspectedBefore whose it was thought to be until now
 */
public record RemittanceUnidentified(
        RemittanceId remittanceId,
        AllocationDecision.Reason reason,
        @Nullable DebtorId suspectedDebtorId,
        @Nullable DebtorId suspectedBefore) {}
