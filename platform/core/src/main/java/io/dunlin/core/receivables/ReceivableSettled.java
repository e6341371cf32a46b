package io.dunlin.core.receivables;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Nothing is owed by a receivable any more. Heard in the same transaction. */
public record ReceivableSettled(
        ReceivableId receivableId, @Nullable Long caseId, LocalDate settledOn) {}
