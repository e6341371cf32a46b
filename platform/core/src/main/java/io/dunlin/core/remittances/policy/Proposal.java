package io.dunlin.core.remittances.policy;

import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What accepting a suggestion would book.
 *
 * @param lines in the order in which they are paid; empty where the debtor owes nothing in the payment's currency
 * @param remainder what would go on waiting
 */
public record Proposal(Suggestion suggestion, List<Line> lines, Money remainder) {

    public Proposal {
        lines = List.copyOf(lines);
        if (remainder.isNegative()) {
            throw new IllegalArgumentException("A proposal spends no more than there is, missing " + remainder);
        }
    }

    /** What speaks for it, for the record: numbers and names as they were found. */
    public String evidence() {
        return suggestion.clues().stream().map(Clue::text).distinct().collect(Collectors.joining(", "));
    }
}
