package io.dunlin.core.receivables.imports;

import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file would bring if it were handed in. */
public sealed interface FilePreview {

    /**
     * It was read.
     *
     * @param source the extension that read it
     * @param failures what could not be read, and what contradicts what is known
     * @param totals what is to be paid by all of its documents, one amount a currency
     */
    record Read(String source, ParsedReceivables parsed, List<RecordFailure> failures, List<Money> totals)
            implements FilePreview {

        public Read {
            failures = List.copyOf(failures);
            totals = List.copyOf(totals);
        }

        static Read of(String source, ParsedReceivables parsed, List<RecordFailure> failures) {
            Map<Currency, Money> totals = new TreeMap<>(java.util.Comparator.comparing(Currency::getCurrencyCode));
            for (ReceivableRecord record : parsed.records()) {
                totals.merge(record.payable().currency(), record.payable(), Money::plus);
            }
            return new Read(source, parsed, failures, List.copyOf(totals.values()));
        }
    }

    /**
     * It cannot be read.
     *
     * @param code see {@link ReceivableFiles.Receipt.Refused}
     */
    record Refused(String code, LocalizedText detail) implements FilePreview {}
}
