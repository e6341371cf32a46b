package io.dunlin.plugin.erpfile;

import io.dunlin.tables.AmountStyle;
import io.dunlin.tables.AmountText;
import io.dunlin.tables.Cell;
import io.dunlin.tables.DateStyle;
import io.dunlin.tables.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row as fields. Whatever cannot be read is noted as a failure of the row. */
final class RowCells {

    private final Row row;
    private final ColumnMapping mapping;
    private final Styles styles;
    private final Failures failures;
    private boolean failed;

    RowCells(Row row, ColumnMapping mapping, Styles styles, Failures failures) {
        this.row = row;
        this.mapping = mapping;
        this.styles = styles;
        this.failures = failures;
    }

    long line() {
        return row.number();
    }

    boolean failed() {
        return failed;
    }

    void fail(Field field, String value, String pl, String en) {
        failed = true;
        failures.add(row.number(), mapping.label(field), value, pl, en);
    }

    /** What stands in the field's column, or its fixed value; empty for a blank cell. */
    Optional<String> text(Field field) {
        return Optional.of(cell(field)).filter(cell -> !cell.blank()).flatMap(cell -> {
            if (cell instanceof Cell.ErrorValue(String code)) {
                fail(
                        field,
                        code,
                        "Formuła w arkuszu kończy się błędem; popraw ją albo wpisz wartość.",
                        "The sheet's formula ends in an error; correct it or write the value.");
                return Optional.empty();
            }
            return Optional.of(cell.text());
        });
    }

    /** Like {@link #text}, with the zeros in front that a spreadsheet program drops from digits it takes for a number. */
    Optional<String> digits(Field field, int length) {
        boolean number = cell(field) instanceof Cell.Numeric;
        return text(field)
                .map(text -> number && text.length() < length ? "0".repeat(length - text.length()) + text : text);
    }

    /** A value that has a form of its own; what lacks the form is a failure with the given words. */
    <T> @Nullable T value(
            Field field, Optional<String> text, Function<String, Optional<T>> form, String pl, String en) {
        if (text.isEmpty()) {
            return null;
        }
        Optional<T> value = form.apply(text.get());
        if (value.isEmpty()) {
            fail(field, text.get(), pl, en);
        }
        return value.orElse(null);
    }

    Optional<BigDecimal> amount(Field field) {
        if (cell(field) instanceof Cell.Numeric(BigDecimal number)) {
            return Optional.of(number);
        }
        AmountStyle style = styles.amount(field);
        return Optional.ofNullable(value(
                field,
                text(field),
                style::read,
                "To nie jest kwota w zapisie tej kolumny; wpisz na przykład " + style.example() + ".",
                "Not an amount as this column writes them; write for example " + style.example() + "."));
    }

    /** The currency written beside an amount, in its cell. */
    Optional<String> currencyBeside(Field field) {
        return cell(field) instanceof Cell.Text(String text)
                ? AmountText.find(text).map(AmountText::currency)
                : Optional.empty();
    }

    @Nullable
    LocalDate date(Field field) {
        Cell cell = cell(field);
        return value(
                field,
                text(field),
                text -> cell instanceof Cell.Numeric(BigDecimal number) && number.precision() - number.scale() <= 5
                        ? DateStyle.serial(number, styles.since1904())
                        : styles.date(field).read(text, styles.thisYear()),
                "To nie jest data w zapisie tej kolumny; wpisz na przykład 2026-11-20.",
                "Not a date as this column writes them; write for example 2026-11-20.");
    }

    private Cell cell(Field field) {
        Integer column = mapping.columns().get(field);
        if (column != null) {
            return row.cell(column);
        }
        String fixed = mapping.fixed().get(field);
        return fixed == null ? Cell.Text.EMPTY : Cell.of(fixed);
    }
}
