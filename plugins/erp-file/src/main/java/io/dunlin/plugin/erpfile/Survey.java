package io.dunlin.plugin.erpfile;

import io.dunlin.tables.AmountStyle;
import io.dunlin.tables.Cell;
import io.dunlin.tables.ColumnVote;
import io.dunlin.tables.ColumnVote.Outcome;
import io.dunlin.tables.DateStyle;
import io.dunlin.tables.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** The first walk over a table: how each column of amounts and dates is written, and where the data ends. */
final class Survey {

    private final ColumnMapping mapping;
    private final Map<Field, ColumnVote<AmountStyle, BigDecimal>> amountVotes = new EnumMap<>(Field.class);
    private final Map<Field, ColumnVote<DateStyle, LocalDate>> dateVotes = new EnumMap<>(Field.class);
    private final Map<Field, AmountStyle> amounts = new EnumMap<>(Field.class);
    private final Map<Field, DateStyle> dates = new EnumMap<>(Field.class);
    private final Map<Field, String> examples = new EnumMap<>(Field.class);
    private final Ending ending;
    private long dataRows;
    private long hiddenRows;

    Survey(Vocabulary vocabulary, ColumnMapping mapping, FileSettings settings, int thisYear) {
        this.mapping = mapping;
        this.ending = new Ending(vocabulary, mapping);
        for (Field field : mapping.columns().keySet()) {
            if (field.amount()) {
                amountVotes.put(field, new ColumnVote<>(AmountStyle.class, settings.amountStyles(), AmountStyle::read));
            } else if (field.date()) {
                dateVotes.put(
                        field,
                        new ColumnVote<>(
                                DateStyle.class, settings.dateStyles(), (style, text) -> style.read(text, thisYear)));
            }
        }
    }

    void add(Row row) {
        ending.add(row);
        if (row.blank()) {
            return;
        }
        dataRows++;
        hiddenRows += row.hidden() ? 1 : 0;
        amountVotes.forEach((field, vote) -> vote(field, vote, row));
        dateVotes.forEach((field, vote) -> vote(field, vote, row));
    }

    private void vote(Field field, ColumnVote<?, ?> vote, Row row) {
        Integer column = mapping.columns().get(field);
        if (column != null && row.cell(column) instanceof Cell.Text(String text) && !text.isEmpty()) {
            vote.add(row.number(), text);
            examples.putIfAbsent(field, text);
        }
    }

    /** Settles each column's style; a column that cannot be settled is a failure of the file. */
    void settle(Failures failures) {
        amountVotes.forEach((field, vote) -> {
            switch (vote.outcome()) {
                case Outcome.Agreed<AmountStyle>(AmountStyle style) -> amounts.put(field, style);
                case Outcome.Ambiguous<AmountStyle>(var _, long line, String example) ->
                    failures.add(
                            line,
                            mapping.label(field),
                            example,
                            "Kwot tej kolumny nie da się odczytać jednoznacznie: kropka lub przecinek może oddzielać"
                                    + " tysiące albo grosze. Ustaw separator dziesiętny w ustawieniach wtyczki.",
                            "The amounts of this column can be read in two ways: the point or comma may separate"
                                    + " thousands or decimals. Set the decimal separator in the plugin's settings.");
                case Outcome.Mixed<AmountStyle> mixed -> mixed(failures, field, mixed, "kwoty", "amounts");
            }
        });
        dateVotes.forEach((field, vote) -> {
            switch (vote.outcome()) {
                case Outcome.Agreed<DateStyle>(DateStyle style) -> dates.put(field, style);
                case Outcome.Ambiguous<DateStyle>(var _, long line, String example) ->
                    failures.add(
                            line,
                            mapping.label(field),
                            example,
                            "W całej kolumnie nie da się odróżnić dnia od miesiąca albo roku. Ustaw kolejność daty w"
                                    + " ustawieniach wtyczki.",
                            "In the whole column the day cannot be told from the month or the year. Set the order of"
                                    + " dates in the plugin's settings.");
                case Outcome.Mixed<DateStyle> mixed -> mixed(failures, field, mixed, "daty", "dates");
            }
        });
    }

    private void mixed(Failures failures, Field field, Outcome.Mixed<?> mixed, String pl, String en) {
        failures.add(
                mixed.otherLine(),
                mapping.label(field),
                mixed.otherExample(),
                "W tej kolumnie " + pl + " są zapisane na różne sposoby: w wierszu " + mixed.line() + " stoi "
                        + mixed.example() + ". Zapisz je jednakowo.",
                "This column writes " + en + " in different ways: row " + mixed.line() + " has " + mixed.example()
                        + ". Write them in one way.");
    }

    Map<Field, AmountStyle> amounts() {
        return amounts;
    }

    Map<Field, DateStyle> dates() {
        return dates;
    }

    /** A value of each column of amounts and dates, as it stands in the file; none where the workbook holds numbers. */
    Map<Field, String> examples() {
        return examples;
    }

    Ending ending() {
        return ending;
    }

    long dataRows() {
        return dataRows;
    }

    long hiddenRows() {
        return hiddenRows;
    }
}
