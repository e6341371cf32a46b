package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payment is taken to be for. */
public sealed interface AllocationDecision {

    /**
     * It pays these receivables.
     *
     * @param evidence what was found where, for people
     * @param remainder what is left for a person to decide on
     */
    record Allocated(Money amount, DebtorId debtorId, Rule rule, String evidence, List<Line> lines, Money remainder)
            implements AllocationDecision {

        public Allocated {
            lines = List.copyOf(lines);
            Money sum = remainder;
            for (Line line : lines) {
                sum = sum.plus(line.amount());
            }
            if (!sum.equals(amount) || remainder.isNegative()) {
                throw new IllegalArgumentException(
                        "Lines and remainder add up to " + sum + ", the payment is " + amount);
            }
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("An allocation has at least one line");
            }
        }
    }

    /**
     * A person must decide.
     *
     * @param suspected the debtor whose money it may well be
     * @param suggestions the likeliest first
     */
    record Unidentified(Reason reason, @Nullable DebtorId suspected, List<Suggestion> suggestions)
            implements AllocationDecision {

        public Unidentified {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** A part of a payment for one receivable. */
    record Line(ReceivableId receivableId, Money amount) {

        public Line {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("A line of an allocation is positive, got " + amount);
            }
        }
    }

    /** Why a person must decide. Texts are by key: {@code unidentified.<name>}. */
    enum Reason {
        NO_CLUE,
        /** Two debtors fit equally well. */
        TIE,
        /** One thing points to one debtor, another to a second one. */
        CONTRADICTION,
        /** Something points to a debtor, but not surely enough. */
        WEAK,
        /** What the payer names is settled already. */
        NOTHING_OWED,
        OTHER_CURRENCY,
        /** A payment of our own that came back. */
        OWN_PAYMENT_RETURNED
    }
}
