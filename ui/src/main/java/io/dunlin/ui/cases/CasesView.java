package io.dunlin.ui.cases;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
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
import java.util.Optional;

/** All cases, the oldest debts first. */
@Route(value = "cases", layout = MainLayout.class)
@PermitAll
public final class CasesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final CaseQueries cases;
    private final SignedIn signedIn;
    private final Format format;
    private final SearchField text = new SearchField(Texts.t("cases.search"), _ -> filter());
    private final Select<CollectionCase.State> state = new FilterSelect<>(
            Texts.t("case.state"), Texts.t("filter.any-state"), CollectionCase.State.values(), this::filter);
    private final Checkbox held = new Checkbox(Texts.t("cases.held-only"));
    private final Checkbox mine = new Checkbox(Texts.t("cases.mine-only"));
    private final Grid<CaseRow> grid = Rows.grid(Texts.t("cases.title"));

    public CasesView(CaseQueries cases, SignedIn signedIn, Format format) {
        this.cases = cases;
        this.signedIn = signedIn;
        this.format = format;
        held.addValueChangeListener(change -> filterIf(change.isFromClient()));
        mine.addValueChangeListener(change -> filterIf(change.isFromClient()));
        addColumns();
        grid.setEmptyStateText(Texts.t("cases.none"));
        grid.addItemClickListener(click -> getUI().ifPresent(
                        ui -> ui.navigate(CaseView.class, click.getItem().id().value())));
        Div filters = new Div(text, state, held, mine);
        filters.addClassName("filters");
        addClassName("page");
        add(new PageHeader(Texts.t("cases.title"), Texts.t("cases.subtitle")), filters, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        text.setValue(url.text("text").orElse(""));
        state.setValue(url.constant("state", CollectionCase.State.class).orElse(null));
        held.setValue(url.on("held"));
        mine.setValue(url.on("mine"));
        CaseQueries.Filter filter = new CaseQueries.Filter(
                url.text("text").orElse(null),
                state.getValue(),
                held.getValue() ? Boolean.TRUE : null,
                mine.getValue() ? signedIn.user().id().value() : null);
        Rows.lazy(grid, window -> cases.page(filter, format.today(), window));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("cases.title");
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
                .with("held", held.getValue() ? true : null)
                .with("mine", mine.getValue() ? true : null)
                .show(CasesView.class);
    }

    private void addColumns() {
        grid.addComponentColumn(row -> new CaseLink(row.id(), row.reference().value()))
                .setHeader(Texts.t("case.reference"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(CaseRow::debtorName)
                .setHeader(Texts.t("case.debtor"))
                .setWidth("9rem")
                .setFlexGrow(2);
        grid.addColumn(CaseRow::creditorName)
                .setHeader(Texts.t("case.creditor"))
                .setWidth("8rem")
                .setFlexGrow(1);
        grid.addColumn(row -> format.money(row.balance()))
                .setHeader(Texts.t("case.balance"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(row -> RelativeDay.due(row.oldestDueOn(), format))
                .setHeader(Texts.t("case.oldest-due"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(CaseRow::levelReached)
                .setHeader(Texts.t("case.level"))
                .setTextAlign(ColumnTextAlign.CENTER)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::standing)
                .setHeader(Texts.t("case.state"))
                .setWidth("18rem")
                .setFlexGrow(0);
    }

    private Span standing(CaseRow row) {
        Span badges = new Span(StatusBadge.of(row.state()));
        badges.addClassName("badges");
        if (row.held()) {
            String until = Optional.ofNullable(row.heldUntil())
                    .map(day -> Texts.t("case.held-until", format.day(day)))
                    .orElse(Texts.t("case.held"));
            badges.add(StatusBadge.waiting(until));
        }
        return badges;
    }
}
