package io.dunlin.core.receivables;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import org.jspecify.annotations.Nullable;

/** Which document a receivable is and whose; what is owed by it is read with much more work. */
public record ReceivableIdentity(
        ReceivableId id,
        CreditorId creditorId,
        DebtorId debtorId,
        @Nullable Long caseId,
        String number) {}
