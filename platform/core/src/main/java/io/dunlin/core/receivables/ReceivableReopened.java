package io.dunlin.core.receivables;

import org.jspecify.annotations.Nullable;

/**
 * Something is owed again by a receivable: a payment that settled it was reversed, or it was assigned and is the firm's again.
 * Heard in the same transaction.
 */
public record ReceivableReopened(
        ReceivableId receivableId, @Nullable Long caseId) {}
