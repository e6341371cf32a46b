package io.dunlin.ui.remittances;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.Allocations;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** Money that came by the bank, the newest first; a click shows what it is for and lets a person say it. */
@Route(value = "remittances", layout = MainLayout.class)
@RolesAllowed({"ACCOUNTANT", "MANAGER", "ADMINISTRATOR"})
public final class RemittancesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final RemittanceQueries remittances;
    private final Format format;
    private final Checkbox waiting = new Checkbox(Texts.t("remittances.waiting-only"));
    private final Grid<RemittanceRow> grid = Rows.grid();

    public RemittancesView(
            RemittanceQueries remittances,
            Allocations allocations,
            ReceivableQueries receivables,
            SignedIn signedIn,
            Format format) {
        this.remittances = remittances;
        this.format = format;
        waiting.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UrlFilter.empty()
                        .with("waiting", change.getValue() ? true : null)
                        .show(RemittancesView.class);
            }
        });
        addColumns();
        grid.setEmptyStateText(Texts.t("remittances.none"));
        grid.addItemClickListener(click -> new RemittanceDialog(
                        click.getItem(),
                        remittances,
                        allocations,
                        receivables,
                        signedIn,
                        format,
                        () -> grid.getDataProvider().refreshAll())
                .open());
        Div filters = new Div(waiting);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("remittances.title"), Texts.t("remittances.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        waiting.setValue(UrlFilter.of(event).on("waiting"));
        RemittanceQueries.Filter filter =
                waiting.getValue() ? RemittanceQueries.Filter.waitingForAPerson() : RemittanceQueries.Filter.none();
        Rows.lazy(grid, window -> remittances.page(filter, window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("remittances.title");
    }

    private void addColumns() {
        grid.addColumn(row -> format.day(row.receivedOn()))
                .setHeader(Texts.t("remittance.day"))
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addColumn(row -> format.money(row.amount()))
                .setHeader(Texts.t("remittance.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(row -> Optional.ofNullable(row.payerName()).orElse(""))
                .setHeader(Texts.t("remittance.payer"))
                .setFlexGrow(1);
        grid.addColumn(RemittanceRow::title)
                .setHeader(Texts.t("remittance.transfer"))
                .setFlexGrow(2);
        grid.addColumn(row -> format.money(row.unallocated()))
                .setHeader(Texts.t("remittance.left"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> StatusBadge.of(row.state()))
                .setHeader(Texts.t("remittance.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
    }
}
