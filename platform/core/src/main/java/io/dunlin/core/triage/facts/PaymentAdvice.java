package io.dunlin.core.triage.facts;

import io.dunlin.spi.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor says a transfer is for, line by line. It designates, it does not pay: only a credit at the bank settles.
 *
 * @param file the attachment it stands in
 * @param lines one currency in all of them; credit notes with a sign
 * @param statedTotal what the advice itself says all lines come to, where it does
 */
public record PaymentAdvice(
        String file, List<Line> lines, @Nullable Money statedTotal) {

    public PaymentAdvice {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An advice has at least one line");
        }
    }

    /**
     * One document with what is paid for it.
     *
     * @param place the line as it stands in the file, for people
     */
    public record Line(String invoice, Money amount, String place) {}

    public Money total() {
        Money total = Money.zero(lines.getFirst().amount().currency());
        for (Line line : lines) {
            total = total.plus(line.amount());
        }
        return total;
    }

    /** Whether the lines come to what the advice says; true where it says nothing. */
    public boolean addsUp() {
        return statedTotal == null || statedTotal.equals(total());
    }
}
