package io.dunlin.core.receivables;

import java.util.List;

/** Receivables came in or changed. Heard in the same transaction, so that cases open with them. */
public record ReceivablesImported(ReceivableImportId importId, List<ReceivableId> receivables) {

    public ReceivablesImported {
        receivables = List.copyOf(receivables);
    }
}
