package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known that may bear on a payment.
 *
 * @param items receivables named in the payment's texts, and all open ones of every debtor that anything points to
 * @param accountDebtors debtors who were seen to pay from the payer's account
 * @param virtualAccountDebtor the debtor whose own virtual account was paid to
 * @param advices what debtors announced that comes to the payment's amount, the newest first
 * @param announced open receivables of these debtors to whom nothing else points: no rule looks at them, they are for people
 */
public record Knowledge(
        List<OpenItem> items,
        Set<DebtorId> accountDebtors,
        @Nullable DebtorId virtualAccountDebtor,
        List<Advice> advices,
        List<OpenItem> announced) {

    public Knowledge {
        items = List.copyOf(items);
        accountDebtors = Set.copyOf(accountDebtors);
        advices = List.copyOf(advices);
        announced = List.copyOf(announced);
    }

    /** Where nobody announced anything. */
    public Knowledge(List<OpenItem> items, Set<DebtorId> accountDebtors, @Nullable DebtorId virtualAccountDebtor) {
        this(items, accountDebtors, virtualAccountDebtor, List.of(), List.of());
    }

    /** What rules may decide on: whoever writes a mail can neither settle a debt with it nor lead a rule to one. */
    Knowledge withoutAdvices() {
        return advices.isEmpty() ? this : new Knowledge(items, accountDebtors, virtualAccountDebtor);
    }

    /** What a person is shown. */
    Knowledge withAnnounced() {
        if (announced.isEmpty()) {
            return this;
        }
        List<OpenItem> all = Stream.concat(items.stream(), announced.stream()).toList();
        return new Knowledge(all, accountDebtors, virtualAccountDebtor, advices, List.of());
    }
}
