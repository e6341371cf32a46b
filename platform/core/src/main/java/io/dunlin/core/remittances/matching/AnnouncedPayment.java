package io.dunlin.core.remittances.matching;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.remittances.policy.Advice;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor says a transfer is for: a payment advice that came with a mail. Evidence for whoever decides on a payment;
 * it never books one.
 *
 * @param total of all lines
 * @param statedTotal what the advice itself says they come to
 */
public record AnnouncedPayment(
        long id,
        long mailId,
        long caseId,
        DebtorId debtorId,
        String fileName,
        Money total,
        @Nullable Money statedTotal,
        Instant announcedAt,
        List<Line> lines) {

    public AnnouncedPayment {
        lines = List.copyOf(lines);
    }

    /**
     * One document with what is to be paid for it.
     *
     * @param place the line as it stands in the advice
     */
    public record Line(String number, Money amount, String place) {}

    /** As the policy of allocations looks at it. */
    Advice advice() {
        Map<String, Money> amounts = new LinkedHashMap<>();
        lines.forEach(line -> amounts.merge(DocumentNumber.key(line.number()), line.amount(), Money::plus));
        return new Advice(debtorId, fileName, amounts);
    }

    /** Whether the lines come to what the advice says of itself. */
    public boolean addsUp() {
        return statedTotal == null || statedTotal.equals(total);
    }
}
