package io.dunlin.plugin.erpfile;

import io.dunlin.tables.Cell;
import io.dunlin.tables.HeaderSearch;
import io.dunlin.tables.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a file was understood, one fact a line, for the person who decides whether to import it. */
final class Interpretation {

    private final List<String> lines;

    Interpretation(List<String> facts) {
        this.lines = new ArrayList<>(facts);
    }

    void columns(HeaderSearch.Header<ColumnMapping> header, FileSettings settings) {
        ColumnMapping mapping = header.columns();
        lines.add("Header: row " + header.line());
        lines.add("Column mapping: "
                + mapping.savedName().map(name -> "'" + name + "', saved").orElse("by headers"));
        mapping.columns()
                .forEach((field, column) -> lines.add("Column '"
                        + mapping.labels().get(column) + "' is " + field.label().en()));
        mapping.fixed().forEach((field, value) -> lines.add(field.label().en() + " for all rows: " + value));
        if (!mapping.unused().isEmpty()) {
            lines.add("Columns not used: " + String.join(", ", mapping.unused()));
        }
        if (!mapping.has(Field.CURRENCY)) {
            lines.add(mapping.headerCurrency()
                    .map(code -> "Currency, from the headers of amounts: " + code)
                    .orElse("Currency where none stands beside an amount: " + settings.currency()));
        }
    }

    void survey(ColumnMapping mapping, Survey survey, int thisYear) {
        survey.amounts().forEach((field, style) -> example(mapping, survey, field, style::read));
        survey.dates().forEach((field, style) -> example(mapping, survey, field, text -> style.read(text, thisYear)));
        survey.ending()
                .totals()
                .forEach(row -> lines.add("Total, not a receivable: row " + row.number() + " (" + shown(row) + ")"));
        survey.ending()
                .notes()
                .forEach(row -> lines.add("Note, not a receivable: row " + row.number() + " (" + shown(row) + ")"));
        if (survey.hiddenRows() > 0) {
            lines.add("Hidden rows were read too: " + survey.hiddenRows());
        }
        lines.add("Rows of data: " + (survey.dataRows() - survey.ending().rows()));
    }

    List<String> lines() {
        return lines;
    }

    private void example(ColumnMapping mapping, Survey survey, Field field, Function<String, Optional<?>> reading) {
        String text = survey.examples().get(field);
        if (text != null) {
            reading.apply(text).ifPresent(value -> {
                String shown = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
                lines.add("In '" + mapping.label(field) + "' " + text + " is read as " + shown);
            });
        }
    }

    private static String shown(Row row) {
        String text = row.cells().stream()
                .map(Cell::text)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" | "));
        return text.length() > 120 ? text.substring(0, 119) + "…" : text;
    }
}
