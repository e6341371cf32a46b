package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a person is about to spread what is left of a payment; it need not be right yet.
 *
 * @param left what is left to be spread
 */
public record Split(Money left, List<Part> parts) {

    /**
     * What one receivable is to get.
     *
     * @param owed what is owed by it
     * @param amount null while nothing usable is written
     */
    public record Part(
            ReceivableId receivableId, Money owed, @Nullable Money amount) {

        public boolean isMoreThanOwed() {
            return amount != null && amount.compareTo(owed) > 0;
        }
    }

    public Split {
        parts = List.copyOf(parts);
    }

    /** What would go on waiting; negative where more is spread than there is. */
    public Money remainder() {
        Money remainder = left;
        for (Part part : parts) {
            if (part.amount() != null) {
                remainder = remainder.minus(part.amount());
            }
        }
        return remainder;
    }

    /** What one more receivable could get of the rest. */
    public Money suggestedFor(Money owed) {
        Money rest = remainder();
        return rest.isNegative() ? Money.zero(rest.currency()) : rest.min(owed);
    }

    /** Why it cannot be booked so; the key of a text. Empty where it can. */
    public Optional<String> flaw() {
        if (parts.stream().anyMatch(Part::isMoreThanOwed)) {
            return Optional.of("remittances.refused.more-than-owed");
        }
        if (remainder().isNegative()) {
            return Optional.of("remittances.refused.more-than-left");
        }
        boolean complete = !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part.amount() != null && part.amount().isPositive());
        return complete ? Optional.empty() : Optional.of("remittances.refused.lines");
    }

    /** The lines to book, once there is no flaw. */
    public List<Line> lines() {
        if (flaw().isPresent()) {
            throw new IllegalStateException("A split with a flaw cannot be booked: " + flaw().get());
        }
        return parts.stream()
                .flatMap(part ->
                        Optional.ofNullable(part.amount())
                                .map(amount -> new Line(part.receivableId(), amount))
                                .stream())
                .toList();
    }
}
