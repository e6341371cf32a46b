package io.dunlin.core.receivables;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is owed by these receivables any more; in the order in which they were settled. Heard in the same transaction, once
 * for all that one posting settled.
 */
public record ReceivablesSettled(List<Settled> receivables) {

    public ReceivablesSettled {
        receivables = List.copyOf(receivables);
    }

    /**
     * One of them.
     *
     * @param caseId its case, as a number: cases stand above receivables
     * @param number its document's
     */
    public record Settled(
            ReceivableId receivableId, @Nullable Long caseId, String number, LocalDate settledOn) {}
}
