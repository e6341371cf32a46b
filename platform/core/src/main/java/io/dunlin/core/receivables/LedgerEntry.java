package io.dunlin.core.receivables;

import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A movement of what is owed. Positive amounts raise the debt, negative ones lower it. Never changed: a mistake is undone
 * by an entry that reverses it.
 *
 * @param effectiveOn the day on which it counts, for a payment the bank's value date
 * @param origin what caused it, unique for a receivable and a kind, for example {@code allocation:17}
 * @param reverses the entry that this one undoes
 */
public record LedgerEntry(
        LedgerEntryId id,
        ReceivableId receivableId,
        Kind kind,
        Money amount,
        LocalDate effectiveOn,
        Instant recordedAt,
        String origin,
        @Nullable LedgerEntryId reverses,
        String reason) {

    /** How origins of payments begin that the source told of and no bank statement has shown, one an import. */
    public static final String TOLD_PAYMENT = "paid:import:";

    /** Whether the source says that it was paid, or no longer says so. What came paid in part is none: nobody knows when. */
    public boolean isToldPayment() {
        return kind == Kind.CORRECTION && origin.startsWith(TOLD_PAYMENT);
    }

    /** What moved the debt. */
    public enum Kind {
        PRINCIPAL,
        /** The source changed the document's amount. */
        CORRECTION,
        PAYMENT,
        REVERSAL,
        INTEREST,
        COMPENSATION,
        COST,
        WRITE_OFF
    }
}
