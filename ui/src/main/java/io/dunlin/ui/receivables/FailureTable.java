package io.dunlin.ui.receivables;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** What of a file could not be read: where it stands, what stood there, and what to write instead. */
final class FailureTable extends Div {

    FailureTable(List<FailureRow> failures, int all) {
        boolean polish = "pl".equals(UI.getCurrent().getLocale().getLanguage());
        NativeTable table = PreviewCard.table("failure.line", "failure.column", "failure.value", "failure.why");
        NativeTableBody body = new NativeTableBody();
        failures.forEach(failure -> body.add(new NativeTableRow(
                new NativeTableCell(
                        failure.line() == 0 ? Texts.t("failure.whole-file") : Long.toString(failure.line())),
                new NativeTableCell(Optional.ofNullable(failure.columnName()).orElse("")),
                new NativeTableCell(failure.value()),
                new NativeTableCell(polish ? failure.whyPl() : failure.whyEn()))));
        table.add(body);
        addClassName("scrolled");
        add(table);
        if (failures.size() < all) {
            add(new Span(Texts.t("failure.more", Integer.toString(failures.size()), Integer.toString(all))));
        }
    }
}
