package io.dunlin.plugin.erpfile;

import io.dunlin.tables.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows at the end of a table that are no receivables: totals, and notes below them. Only what stands at the very
 * end counts; a row of data after them makes them ordinary rows again, which then fail for want of a document number.
 */
final class Ending {

    private final Vocabulary vocabulary;
    private final ColumnMapping mapping;
    private final List<Row> totals = new ArrayList<>();
    private final List<Row> notes = new ArrayList<>();
    private long firstRow = Long.MAX_VALUE;
    private boolean afterBlank;

    Ending(Vocabulary vocabulary, ColumnMapping mapping) {
        this.vocabulary = vocabulary;
        this.mapping = mapping;
    }

    void add(Row row) {
        if (row.blank()) {
            afterBlank = true;
            return;
        }
        boolean total = total(row);
        if (total || note(row)) {
            firstRow = Math.min(firstRow, row.number());
            (total ? totals : notes).add(row);
        } else {
            totals.clear();
            notes.clear();
            firstRow = Long.MAX_VALUE;
        }
        afterBlank = false;
    }

    boolean contains(Row row) {
        return row.number() >= firstRow;
    }

    long rows() {
        return (long) totals.size() + notes.size();
    }

    List<Row> totals() {
        return totals;
    }

    List<Row> notes() {
        return notes;
    }

    /** Nothing in the columns of number and name but the word for a total, and at least one amount. */
    private boolean total(Row row) {
        // Asked of every row of a large file, so the cheap question comes first.
        if (!blankOrTotal(row, Field.NUMBER) || !blankOrTotal(row, Field.DEBTOR_NAME)) {
            return false;
        }
        long amounts = mapping.columns().entrySet().stream()
                .filter(entry -> entry.getKey().amount())
                .filter(entry -> !row.cell(entry.getValue()).blank())
                .count();
        return amounts > 0
                && (row.filled() == amounts
                        || row.cells().stream().anyMatch(cell -> vocabulary.names("total", cell.text())));
    }

    private boolean note(Row row) {
        boolean amount = mapping.columns().entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().amount() && !row.cell(entry.getValue()).blank());
        return row.filled() == 1 && !amount && (afterBlank || firstRow < Long.MAX_VALUE);
    }

    private boolean blankOrTotal(Row row, Field field) {
        Integer column = mapping.columns().get(field);
        return column == null
                || row.cell(column).blank()
                || vocabulary.names("total", row.cell(column).text());
    }
}
