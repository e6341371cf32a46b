package io.dunlin.spi.erp;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/**
 * What a file held.
 *
 * @param format the format's name in capitals, for example {@code CSV}, {@code XLSX}, {@code KSEF_FA3}
 * @param interpretation how the file was understood, one fact each, for people: separator, character set, date format,
 *     the mapping used
 * @param records what was read
 * @param failures what could not be read; where there are any, nothing of the file is imported until a person decides
 */
public record ParsedReceivables(
        String format,
        List<LocalizedText> interpretation,
        List<ReceivableRecord> records,
        List<RecordFailure> failures) {

    public ParsedReceivables {
        interpretation = List.copyOf(interpretation);
        records = List.copyOf(records);
        failures = List.copyOf(failures);
    }
}
