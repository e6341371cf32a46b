package io.dunlin.plugin.erpfile;

import io.dunlin.tables.NamedColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column holds which field in one file.
 *
 * @param savedName the saved mapping that was used
 * @param columns field → column from 0
 * @param labels the header of each column, by column
 * @param fixed values for all rows
 * @param headerCurrency a currency that stands in the headers of amounts, for example "Gross (EUR)"
 * @param unused headers of columns that are not used
 * @param conflicts fields that several columns claim
 */
record ColumnMapping(
        Optional<String> savedName,
        Map<Field, Integer> columns,
        List<String> labels,
        Map<Field, String> fixed,
        Optional<String> headerCurrency,
        List<String> unused,
        List<Conflict> conflicts)
        implements NamedColumns {

    /** Two columns for one field. */
    record Conflict(Field field, String header, String otherHeader) {}

    boolean has(Field field) {
        return columns.containsKey(field) || fixed.containsKey(field);
    }

    boolean hasAmount() {
        return has(Field.GROSS) || has(Field.PAYABLE) || has(Field.OUTSTANDING);
    }

    /** Whether a receivable can be read with it. */
    @Override
    public boolean complete() {
        return has(Field.NUMBER) && has(Field.DEBTOR_NAME) && hasAmount();
    }

    String label(Field field) {
        Integer column = columns.get(field);
        return column == null ? field.label().en() : labels.get(column);
    }

    @Override
    public int size() {
        return columns.size();
    }

    /** As many columns as have a header, counted to the last one. */
    int width() {
        return labels.size();
    }
}
