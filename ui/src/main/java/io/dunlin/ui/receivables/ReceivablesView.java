package io.dunlin.ui.receivables;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.ReceivableQueries.ReceivableRow;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.FilterSelect;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;

/** All documents that are owed, the oldest first; a click on one shows its ledger and its PDF. */
@Route(value = "receivables", layout = MainLayout.class)
@PermitAll
public final class ReceivablesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ReceivableQueries receivables;
    private final CaseQueries cases;
    private final Format format;
    private final SearchField text = new SearchField(Texts.t("receivables.search"), _ -> filter());
    private final Select<Receivable.State> state = new FilterSelect<>(
            Texts.t("receivable.state"), Texts.t("filter.any-state"), Receivable.State.values(), this::filter);
    private final Checkbox overdue = new Checkbox(Texts.t("receivables.overdue-only"));
    private final Grid<ReceivableRow> grid = Rows.grid(Texts.t("receivables.title"));

    public ReceivablesView(
            ReceivableQueries receivables,
            CaseQueries cases,
            Ledger ledger,
            InvoiceDocuments documents,
            SignedIn signedIn,
            Format format) {
        this.receivables = receivables;
        this.cases = cases;
        this.format = format;
        overdue.addValueChangeListener(change -> filterIf(change.isFromClient()));
        addColumns();
        grid.setItemDetailsRenderer(new ComponentRenderer<>(row -> new Div(
                new LedgerTable(ledger.entries(row.id()), format), new InvoicePdf(row.id(), documents, signedIn))));
        grid.setEmptyStateText(Texts.t("receivables.none"));
        Div filters = new Div(text, state, overdue);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("receivables.title"), Texts.t("receivables.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        text.setValue(url.text("text").orElse(""));
        state.setValue(url.constant("state", Receivable.State.class).orElse(null));
        overdue.setValue(url.on("overdue"));
        LocalDate dueBefore = overdue.getValue() ? format.today() : null;
        ReceivableQueries.Filter filter =
                new ReceivableQueries.Filter(url.text("text").orElse(null), state.getValue(), dueBefore, null);
        Rows.lazy(grid, window -> receivables.page(filter, window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("receivables.title");
    }

    private void filterIf(boolean fromClient) {
        if (fromClient) {
            filter();
        }
    }

    private void filter() {
        UrlFilter.empty()
                .with("text", text.getValue().strip())
                .with("state", state.getValue())
                .with("overdue", overdue.getValue() ? true : null)
                .show(ReceivablesView.class);
    }

    private void addColumns() {
        grid.addColumn(ReceivableRow::number)
                .setHeader(Texts.t("receivable.number"))
                .setFlexGrow(1);
        grid.addColumn(ReceivableRow::debtorName)
                .setHeader(Texts.t("case.debtor"))
                .setFlexGrow(2);
        grid.addComponentColumn(row -> row.state() == Receivable.State.OPEN
                        ? RelativeDay.due(row.dueOn(), format)
                        : RelativeDay.of(row.dueOn(), format))
                .setHeader(Texts.t("receivable.due"))
                .setAutoWidth(true);
        grid.addColumn(row -> format.money(row.gross()))
                .setHeader(Texts.t("receivable.gross"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addColumn(row -> format.money(row.balance()))
                .setHeader(Texts.t("receivable.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addComponentColumn(row -> StatusBadge.of(row.state()))
                .setHeader(Texts.t("receivable.state"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::caseOf).setHeader(Texts.t("case.title")).setAutoWidth(true);
    }

    private Span caseOf(ReceivableRow row) {
        Span cell = new Span();
        if (row.caseId() != null) {
            CaseId id = new CaseId(row.caseId());
            cell.add(new CaseLink(id, cases.get(id).reference().value()));
        }
        return cell;
    }
}
