package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known that may bear on a payment.
 *
 * @param items receivables named in the payment's texts, and all open ones of every debtor that anything points to
 * @param accountDebtors debtors who were seen to pay from the payer's account
 * @param virtualAccountDebtor the debtor whose own virtual account was paid to
 */
public record Knowledge(
        List<OpenItem> items,
        Set<DebtorId> accountDebtors,
        @Nullable DebtorId virtualAccountDebtor) {

    public Knowledge {
        items = List.copyOf(items);
        accountDebtors = Set.copyOf(accountDebtors);
    }
}
