package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import java.util.List;

/**
 * Whom a payment may be from, for a person to decide.
 *
 * @param receivables those that the payment seems to mean; all open ones where it names none
 * @param weight the more, the likelier: the sum of its clues' weights
 */
public record Suggestion(
        DebtorId debtorId, String debtorName, List<ReceivableId> receivables, int weight, List<Clue> clues) {

    public Suggestion {
        receivables = List.copyOf(receivables);
        clues = List.copyOf(clues);
    }
}
