package io.dunlin.plugin.erpfile;

import io.dunlin.spi.settings.LocalizedText;
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

    private final List<LocalizedText> lines;

    Interpretation(List<LocalizedText> facts) {
        this.lines = new ArrayList<>(facts);
    }

    void columns(HeaderSearch.Header<ColumnMapping> header, FileSettings settings) {
        ColumnMapping mapping = header.columns();
        add("Nagłówek: wiersz " + header.line(), "Header: row " + header.line());
        lines.add(mapping.savedName()
                .map(name -> new LocalizedText("'" + name + "', zapisane", "'" + name + "', saved"))
                .orElse(new LocalizedText("po nagłówkach", "by headers"))
                .precededBy("Mapowanie kolumn: ", "Column mapping: "));
        mapping.columns().forEach((field, column) -> {
            String label = mapping.labels().get(column);
            lines.add(field.label().precededBy("Kolumna '" + label + "' to: ", "Column '" + label + "' is "));
        });
        mapping.fixed()
                .forEach((field, value) -> lines.add(
                        field.label().followedBy(" dla wszystkich wierszy: " + value, " for all rows: " + value)));
        if (!mapping.unused().isEmpty()) {
            String unused = String.join(", ", mapping.unused());
            add("Kolumny niewykorzystane: " + unused, "Columns not used: " + unused);
        }
        if (!mapping.has(Field.CURRENCY)) {
            lines.add(mapping.headerCurrency()
                    .map(code -> new LocalizedText(
                            "Waluta z nagłówków kwot: " + code, "Currency, from the headers of amounts: " + code))
                    .orElseGet(() -> new LocalizedText(
                            "Waluta, gdy przy kwocie żadnej nie ma: " + settings.currency(),
                            "Currency where none stands beside an amount: " + settings.currency())));
        }
    }

    void survey(ColumnMapping mapping, Survey survey, int thisYear) {
        survey.amounts().forEach((field, style) -> example(mapping, survey, field, style::read));
        survey.dates().forEach((field, style) -> example(mapping, survey, field, text -> style.read(text, thisYear)));
        survey.ending()
                .totals()
                .forEach(row -> lines.add(place(row).precededBy("Suma, nie należność: ", "Total, not a receivable: ")));
        survey.ending()
                .notes()
                .forEach(row -> lines.add(place(row).precededBy("Uwaga, nie należność: ", "Note, not a receivable: ")));
        if (survey.hiddenRows() > 0) {
            add(
                    "Odczytano też wiersze ukryte: " + survey.hiddenRows(),
                    "Hidden rows were read too: " + survey.hiddenRows());
        }
        long rows = survey.dataRows() - survey.ending().rows();
        add("Wierszy z danymi: " + rows, "Rows of data: " + rows);
    }

    List<LocalizedText> lines() {
        return lines;
    }

    private void add(String pl, String en) {
        lines.add(new LocalizedText(pl, en));
    }

    private static LocalizedText place(Row row) {
        return new LocalizedText(
                "wiersz " + row.number() + " (" + shown(row) + ")", "row " + row.number() + " (" + shown(row) + ")");
    }

    private void example(ColumnMapping mapping, Survey survey, Field field, Function<String, Optional<?>> reading) {
        String text = survey.examples().get(field);
        if (text != null) {
            reading.apply(text).ifPresent(value -> {
                String shown = value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
                String label = mapping.label(field);
                add(
                        "W '" + label + "' " + text + " odczytano jako " + shown,
                        "In '" + label + "' " + text + " is read as " + shown);
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
