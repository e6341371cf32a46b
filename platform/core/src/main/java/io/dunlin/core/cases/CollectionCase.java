package io.dunlin.core.cases;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The collecting of what one debtor owes one creditor in one currency.
 *
 * @param policyId the dunning policy that was chosen, null until the first run
 */
public record CollectionCase(
        CaseId id,
        CaseReference reference,
        CreditorId creditorId,
        DebtorId debtorId,
        State state,
        Currency currency,
        @Nullable Long policyId,
        int levelReached,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** Where a case stands. */
    public enum State {
        OPEN,
        LITIGATION,
        CLOSED
    }
}
