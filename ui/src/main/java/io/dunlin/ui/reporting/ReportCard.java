package io.dunlin.ui.reporting;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.reporting.Reports;
import io.dunlin.core.shared.SpreadsheetCsv;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A report: its table as people read it, and the same cells for a spreadsheet. */
final class ReportCard<T> {

    private record Column<T>(
            String heading, boolean isNumber, Function<T, String> shown, Function<T, String> inSpreadsheet) {}

    private final String titleKey;
    private final String file;
    private final Format format;
    private final Locale locale;
    private final List<Column<T>> columns = new ArrayList<>();

    /** @param file the name of the spreadsheet's file, without its ending */
    ReportCard(String titleKey, String file, Format format, Locale locale) {
        this.titleKey = titleKey;
        this.file = file;
        this.format = format;
        this.locale = locale;
    }

    ReportCard<T> words(String headingKey, Function<T, String> words) {
        return words(headingKey, words, words);
    }

    /** @param inSpreadsheet what sorts and counts better there than the words on screen */
    ReportCard<T> words(String headingKey, Function<T, String> words, Function<T, String> inSpreadsheet) {
        columns.add(
                new Column<>(Texts.t(headingKey), false, words, row -> SpreadsheetCsv.words(inSpreadsheet.apply(row))));
        return this;
    }

    /** @param number null where there is nothing to count, which is not the same as zero */
    ReportCard<T> count(String headingKey, Function<T, ? extends @Nullable Number> number) {
        columns.add(new Column<>(
                Texts.t(headingKey), true, row -> plain(number.apply(row), "–"), row -> plain(number.apply(row), "")));
        return this;
    }

    private static String plain(@Nullable Number number, String nothing) {
        return number == null ? nothing : number.toString();
    }

    /** A part of a whole, as whole percent; nothing where the whole is nothing. */
    ReportCard<T> share(String headingKey, Function<T, Integer> part, Function<T, Integer> whole) {
        Function<T, String> percent = row -> whole.apply(row) == 0
                ? ""
                : Texts.t("quality.percent", Long.toString(Math.round(100.0 * part.apply(row) / whole.apply(row))));
        columns.add(new Column<>(Texts.t(headingKey), true, percent, percent));
        return this;
    }

    ReportCard<T> money(String headingKey, Function<T, Money> money) {
        columns.add(new Column<>(
                Texts.t(headingKey),
                true,
                row -> format.money(money.apply(row)),
                row -> decimal(money.apply(row).amount().toPlainString())));
        return this;
    }

    /** @param explanation what counts and what does not, in words; empty for none */
    Card of(List<T> rows, String explanation, String whenEmpty) {
        return of(rows, null, explanation, whenEmpty);
    }

    /** With a last line on screen. A spreadsheet sums by itself, and would count that line among the others. */
    Card of(Reports.Summed<T> report, String explanation, String whenEmpty) {
        return of(report.rows(), report.total(), explanation, whenEmpty);
    }

    private Card of(List<T> rows, @Nullable T total, String explanation, String whenEmpty) {
        Anchor download = new Anchor(download(rows), Texts.t("reports.csv"));
        if (rows.isEmpty()) {
            Card nothing = new Card(Texts.t(titleKey));
            nothing.showNothing(whenEmpty);
            return nothing;
        }
        Card card = new Card(Texts.t(titleKey), download);
        Div table = new Div(table(rows, total));
        table.addClassName("scrolled");
        if (explanation.isEmpty()) {
            card.show(table);
        } else {
            Paragraph words = new Paragraph(explanation);
            words.addClassName("secondary");
            card.show(words, table);
        }
        return card;
    }

    private NativeTable table(List<T> rows, @Nullable T total) {
        NativeTableRow headings = new NativeTableRow();
        for (Column<T> column : columns) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(column.heading());
            cell.setClassName("amount", column.isNumber());
            headings.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        for (T row : rows) {
            body.add(line(column -> column.shown().apply(row)));
        }
        if (total != null) {
            NativeTableRow last = line(column -> column.equals(columns.getFirst())
                    ? Texts.t("reports.total")
                    : column.shown().apply(total));
            last.addClassName("strong");
            body.add(last);
        }
        NativeTable table = new NativeTable(new NativeTableHeader(headings), body);
        table.addClassNames("plain-table", "report");
        return table;
    }

    private NativeTableRow line(Function<Column<T>, String> text) {
        NativeTableRow line = new NativeTableRow();
        for (Column<T> column : columns) {
            NativeTableCell cell = new NativeTableCell(text.apply(column));
            cell.setClassName("amount", column.isNumber());
            line.add(cell);
        }
        return line;
    }

    /** Written while the page is made: a download knows no language of its own. */
    private DownloadHandler download(List<T> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SpreadsheetCsv csv = SpreadsheetCsv.to(out);
        csv.line(columns.stream().map(Column::heading).toList());
        rows.forEach(row -> csv.line(columns.stream()
                .map(column -> column.inSpreadsheet().apply(row))
                .toList()));
        csv.end();
        byte[] bytes = out.toByteArray();
        return DownloadHandler.fromInputStream(
                _ -> new DownloadResponse(new ByteArrayInputStream(bytes), file + ".csv", "text/csv", bytes.length));
    }

    private String decimal(String number) {
        return "pl".equals(locale.getLanguage()) ? number.replace('.', ',') : number;
    }
}
