package io.dunlin.core.receivables;

import org.jspecify.annotations.Nullable;

/** Something is owed again by a receivable that was settled: a payment was reversed. Heard in the same transaction. */
public record ReceivableReopened(
        ReceivableId receivableId, @Nullable Long caseId) {}
