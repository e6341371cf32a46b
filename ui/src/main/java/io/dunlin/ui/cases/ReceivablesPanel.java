package io.dunlin.ui.cases;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.receivables.InvoicePdf;
import io.dunlin.ui.receivables.LedgerTable;

/** What is owed in the case, each document with its ledger and its PDF. */
final class ReceivablesPanel extends Div {

    ReceivablesPanel(
            CaseId caseId,
            ReceivableQueries receivables,
            Ledger ledger,
            InvoiceDocuments documents,
            SignedIn signedIn,
            Format format) {
        Grid<Receivable> grid = Rows.grid(Texts.t("receivables.title"));
        grid.setAllRowsVisible(true);
        grid.addColumn(Receivable::number)
                .setHeader(Texts.t("receivable.number"))
                .setFlexGrow(2);
        grid.addComponentColumn(
                        row -> RelativeDay.due(row.state() == Receivable.State.OPEN ? row.dueOn() : null, format))
                .setHeader(Texts.t("receivable.due"));
        grid.addColumn(row -> format.money(row.gross()))
                .setHeader(Texts.t("receivable.gross"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(row -> format.money(row.balance()))
                .setHeader(Texts.t("receivable.balance"))
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(row -> StatusBadge.of(row.state())).setHeader(Texts.t("receivable.state"));
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row -> new Div(
                new LedgerTable(ledger.entries(row.id()), format), new InvoicePdf(row.id(), documents, signedIn))));
        grid.setItems(receivables.ofCase(caseId.value()));
        add(grid);
    }
}
