package io.dunlin.core.receivables;

import org.jspecify.annotations.Nullable;

/**
 * A receivable is no longer the firm's to collect: its source says that it was assigned. Heard in the same transaction.
 *
 * @param caseId its case, as a number: cases stand above receivables
 * @param number its document's
 */
public record ReceivableExcluded(
        ReceivableId receivableId, @Nullable Long caseId, String number) {}
