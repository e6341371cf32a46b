package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A case with all that a decision on it, and a message of it, need. */
record LoadedCase(Heading heading, CaseStanding standing, DunningHistory history) {

    /**
     * What a case is about.
     *
     * @param strategy the code of the policy chosen for the debtor
     */
    record Heading(
            CaseId id,
            CaseReference reference,
            CreditorId creditorId,
            DebtorId debtorId,
            String debtorName,
            String language,
            Currency currency,
            CaseStanding.Stage stage,
            @Nullable Long policyId,
            @Nullable String strategy,
            String debtorKind,
            boolean represented,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Long accountManager) {}

    CaseId id() {
        return heading.id();
    }
}
