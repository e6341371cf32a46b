package io.dunlin.core.receivables.imports;

import io.dunlin.core.receivables.ReceivableId;
import java.util.List;

/** Receivables came in or changed. Heard in the same transaction, so that cases open with them. */
public record ReceivablesImported(ReceivableImportId importId, List<ReceivableId> receivables) {

    public ReceivablesImported {
        receivables = List.copyOf(receivables);
    }
}
