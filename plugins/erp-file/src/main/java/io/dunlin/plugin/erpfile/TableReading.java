package io.dunlin.plugin.erpfile;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.tables.Cell;
import io.dunlin.tables.HeaderSearch;
import io.dunlin.tables.Row;
import io.dunlin.tables.Table;
import io.dunlin.tables.TableLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads one table: finds its header, surveys the columns, then makes receivables of the rows. */
final class TableReading {

    private final Table table;
    private final FileSettings settings;
    private final Vocabulary vocabulary;
    private final HeaderSearch.Header<ColumnMapping> header;
    private final ColumnMapping mapping;
    private final Failures failures = new Failures();
    private final List<ReceivableRecord> records = new ArrayList<>();
    private final Map<Field, BigDecimal> sums = new EnumMap<>(Field.class);

    TableReading(Table table, FileSettings settings, Vocabulary vocabulary, HeaderSearch.Header<ColumnMapping> header) {
        this.table = table;
        this.settings = settings;
        this.vocabulary = vocabulary;
        this.header = header;
        this.mapping = header.columns();
    }

    ParsedReceivables read(int thisYear) throws IOException {
        Interpretation interpretation = new Interpretation(table.facts());
        interpretation.columns(header, settings);
        checkMapping();
        if (failures.any()) {
            return result(interpretation);
        }
        Survey survey = new Survey(vocabulary, mapping, settings, thisYear);
        walk(survey::add);
        survey.settle(failures);
        interpretation.survey(mapping, survey, thisYear);
        if (failures.any()) {
            return result(interpretation);
        }
        Styles styles = new Styles(survey.amounts(), survey.dates(), table.since1904(), thisYear);
        ReceivableReader reader = new ReceivableReader(vocabulary, settings, mapping);
        walk(row -> {
            if (!row.blank() && !survey.ending().contains(row)) {
                read(row, styles, reader);
            }
        });
        checkTotals(survey.ending(), styles);
        return result(interpretation);
    }

    private void read(Row row, Styles styles, ReceivableReader reader) {
        RowCells cells = new RowCells(row, mapping, styles, failures);
        boolean tooLong = row.cells().size() > mapping.width() && hasMore(row);
        boolean tooShort = table.ragged() && row.cells().size() < mapping.width();
        if (tooLong || tooShort) {
            failures.add(
                    row.number(),
                    null,
                    row.cells().stream().map(Cell::text).collect(Collectors.joining(" | ")),
                    "Wiersz ma " + row.cells().size() + " kolumn, a nagłówek " + mapping.width()
                            + "; wartość z separatorem lub podziałem wiersza musi stać w cudzysłowie.",
                    "The row has " + row.cells().size() + " columns, the header " + mapping.width()
                            + "; a value with a separator or a line break must stand in quotation marks.");
            return;
        }
        ReceivableRecord receivable = reader.read(cells);
        if (receivable != null) {
            records.add(receivable);
            for (Field field : mapping.columns().keySet()) {
                if (field.amount()) {
                    cells.amount(field).ifPresent(amount -> sums.merge(field, amount, BigDecimal::add));
                }
            }
        }
    }

    private boolean hasMore(Row row) {
        return row.cells().stream().skip(mapping.width()).anyMatch(cell -> !cell.blank());
    }

    /** A total that the rows do not add up to is a sign that a row is missing. */
    private void checkTotals(Ending ending, Styles styles) {
        boolean comparable = !failures.any()
                && records.stream()
                                .map(record -> record.gross().currency())
                                .distinct()
                                .count()
                        <= 1
                && ending.totals().size() == 1;
        if (!comparable) {
            return;
        }
        RowCells cells = new RowCells(ending.totals().getFirst(), mapping, styles, failures);
        for (Field field : List.copyOf(mapping.columns().keySet())) {
            BigDecimal sum = sums.getOrDefault(field, BigDecimal.ZERO);
            if (field.amount()) {
                cells.amount(field)
                        .filter(total -> total.compareTo(sum) != 0)
                        .ifPresent(total -> cells.fail(
                                field,
                                total.toPlainString(),
                                "Suma nie zgadza się z wierszami, które dają " + sum.toPlainString()
                                        + "; w pliku może brakować wierszy.",
                                "The total does not agree with the rows, which give " + sum.toPlainString()
                                        + "; rows may be missing in the file."));
            }
        }
    }

    private void checkMapping() {
        for (ColumnMapping.Conflict conflict : mapping.conflicts()) {
            failures.add(
                    header.line(),
                    conflict.otherHeader(),
                    conflict.header(),
                    "Dwie kolumny, '" + conflict.header() + "' i '" + conflict.otherHeader() + "', oznaczają pole „"
                            + conflict.field().label().pl() + "”; wybierz jedną w odwzorowaniu kolumn.",
                    "Two columns, '" + conflict.header() + "' and '" + conflict.otherHeader() + "', stand for '"
                            + conflict.field().label().en() + "'; choose one in a column mapping.");
        }
        requireColumn(mapping.has(Field.NUMBER), Field.NUMBER);
        requireColumn(mapping.has(Field.DEBTOR_NAME), Field.DEBTOR_NAME);
        requireColumn(mapping.hasAmount(), Field.GROSS);
    }

    private void requireColumn(boolean present, Field field) {
        if (!present) {
            failures.add(
                    header.line(),
                    field.label().en(),
                    String.join(" | ", mapping.labels()),
                    "Brak kolumny „" + field.label().pl() + "”; dodaj ją albo przypisz w odwzorowaniu kolumn.",
                    "There is no column '" + field.label().en() + "'; add it, or assign one in a column mapping.");
        }
    }

    /** Walks over the rows below the header. A header repeated on each printed page is left out. */
    private void walk(Consumer<Row> consumer) throws IOException {
        long seen = 0;
        try (Table.Rows rows = table.rows()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw PluginFailure.transientFailure(
                            "interrupted",
                            new LocalizedText("Odczyt pliku przerwano", "Reading the file was stopped"),
                            null);
                }
                if (row.number() > header.line() && !repeatsHeader(row)) {
                    TableLimits.checkRow(row, ++seen);
                    consumer.accept(row);
                }
            }
        }
    }

    private boolean repeatsHeader(Row row) {
        for (int column = 0; column < mapping.width(); column++) {
            if (!row.cell(column).text().equals(mapping.labels().get(column))) {
                return false;
            }
        }
        return true;
    }

    private ParsedReceivables result(Interpretation interpretation) {
        return new ParsedReceivables(table.format(), interpretation.lines(), records, failures.all());
    }
}
