package io.dunlin.core.receivables.imports;

import io.dunlin.core.shared.Id;

/** The id of an import of receivables. */
public record ReceivableImportId(long value) implements Id {}
