package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.allocations.AllocationBatches;
import io.dunlin.core.remittances.allocations.AllocationBatches.BatchRow;
import io.dunlin.core.remittances.allocations.AllocationBatches.Outcome;
import io.dunlin.core.remittances.allocations.AllocationBatches.Planned;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Money that came by the bank: the list on the left, what a payment is for and a person's word on it on the right. */
@Route(value = "remittances", layout = MainLayout.class)
@RolesAllowed({"ACCOUNTANT", "MANAGER", "ADMINISTRATOR"})
public final class RemittancesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_ROWS = 500;

    /** Which payments the list shows. */
    enum Shown {
        WAITING(null, "remittances.waiting-only"),
        PARKED(RemittanceState.PARKED, "remittances.parked"),
        TO_REFUND(RemittanceState.TO_REFUND, "remittances.to-refund"),
        REFUNDED(RemittanceState.REFUNDED, "remittances.refunded"),
        ALLOCATED(RemittanceState.ALLOCATED, "remittances.allocated"),
        ALL(null, "remittances.all");

        private final @Nullable RemittanceState state;
        private final String textKey;

        Shown(@Nullable RemittanceState state, String textKey) {
            this.state = state;
            this.textKey = textKey;
        }
    }

    private final Workbench workbench;
    private final RemittancePanel panel;
    private final Select<Shown> shown = new Select<>();
    private final SearchField text = new SearchField(Texts.t("remittances.search"), _ -> filter());
    private final Grid<RemittanceRow> grid = Rows.grid(Texts.t("remittances.title"));
    private final Button accept = new Button(Texts.t("remittances.accept"), _ -> preview());
    private final Div lastBatch = new Div();
    private List<RemittanceRow> rows = List.of();

    RemittancesView(Workbench workbench) {
        this.workbench = workbench;
        this.panel = new RemittancePanel(workbench, this::reload);
        shown.setItems(Shown.values());
        shown.setItemLabelGenerator(item -> Texts.t(item.textKey));
        shown.setAriaLabel(Texts.t("remittances.show"));
        shown.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                filter();
            }
        });
        grid.addComponentColumn(this::line);
        grid.asSingleSelect().addValueChangeListener(change -> panel.show(Optional.ofNullable(change.getValue())));
        lastBatch.addClassName("labels");
        Div filters = new Div(shown, text);
        filters.addClassName("filters");
        Div columns = new Div(grid, panel);
        columns.addClassName("mail-columns");
        addClassNames("page", "reply-page");
        add(
                new PageHeader(Texts.t("remittances.title"), Texts.t("remittances.subtitle"), accept),
                filters,
                lastBatch,
                columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UrlFilter url = UrlFilter.of(event);
        grid.setEmptyStateText(Texts.t(url.isEmpty() ? "remittances.none" : "remittances.none-fits"));
        shown.setValue(url.constant("show", Shown.class).orElse(url.on("waiting") ? Shown.WAITING : Shown.ALL));
        text.setValue(url.text("text").orElse(""));
        load();
        Optional<RemittanceId> asked = url.number("id").map(RemittanceId::new);
        select(asked.flatMap(this::rowOf).or(() -> rows.stream().findFirst()));
        asked.filter(id -> rowOf(id).isEmpty())
                .flatMap(workbench.remittances()::find)
                .ifPresent(row -> {
                    grid.deselectAll();
                    panel.show(Optional.of(row));
                });
    }

    @Override
    public String getPageTitle() {
        return Texts.t("remittances.title");
    }

    private void filter() {
        UrlFilter.empty()
                .with("show", shown.getValue() == Shown.ALL ? null : shown.getValue())
                .with("text", text.getValue().strip())
                .show(RemittancesView.class);
    }

    private void load() {
        rows = workbench
                .remittances()
                .page(
                        new RemittanceQueries.Filter(
                                text.getOptionalValue().map(String::strip).orElse(null),
                                shown.getValue().state,
                                shown.getValue() == Shown.WAITING,
                                null,
                                null),
                        Window.first(MOST_ROWS));
        grid.setItems(rows);
        showLastBatch();
    }

    /** Loads the list again and stays where one was, or where it was. */
    private void reload() {
        Optional<RemittanceRow> before = grid.asSingleSelect().getOptionalValue();
        int at = before.map(rows::indexOf).orElse(0);
        load();
        select(before.flatMap(row -> rowOf(row.id()))
                .or(() -> rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rows.get(Math.min(Math.max(at, 0), rows.size() - 1)))));
    }

    private Optional<RemittanceRow> rowOf(RemittanceId id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private void select(Optional<RemittanceRow> row) {
        row.ifPresentOrElse(grid::select, grid::deselectAll);
        panel.show(row);
    }

    private void preview() {
        Map<RemittanceId, RemittanceRow> waiting = workbench
                .remittances()
                .page(RemittanceQueries.Filter.waitingForAPerson(), Window.first(AllocationBatches.MOST))
                .stream()
                .collect(Collectors.toMap(RemittanceRow::id, Function.identity()));
        List<Planned> planned = workbench.batches().preview(List.copyOf(waiting.keySet()));
        if (planned.isEmpty()) {
            Notice.refused(Texts.t("remittances.accept.nothing"));
        } else {
            new AcceptDialog(planned, waiting, workbench, this::reload).open();
        }
    }

    private void showLastBatch() {
        lastBatch.removeAll();
        Optional<BatchRow> last = workbench.batches().last();
        lastBatch.setVisible(last.isPresent());
        last.ifPresent(batch -> {
            Span words = new Span(Texts.t(
                    "remittances.batch",
                    Integer.toString(batch.remittances()),
                    workbench.format().moment(batch.acceptedAt()),
                    workbench.signedIn().people().name(batch.acceptedBy())));
            words.addClassName("secondary");
            Button undo = new Button(Texts.t("remittances.batch.undo"), _ -> undo(batch));
            undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            lastBatch.add(words, undo);
        });
    }

    private void undo(BatchRow batch) {
        ConfirmDialog.askWhy(
                Texts.t("remittances.batch.undo.title", Integer.toString(batch.remittances())),
                Texts.t("remittance.reverse.text"),
                Texts.t("remittances.batch.undo"),
                why -> {
                    switch (workbench
                            .batches()
                            .undo(batch.id(), why, workbench.signedIn().actor())) {
                        case Outcome.Done done ->
                            Notice.done(Texts.t("remittances.batch.undone", Integer.toString(done.remittances())));
                        case Outcome.Refused refused -> Notice.refused(Texts.t(refused.reasonKey()));
                        case Outcome.Nothing _ -> Notice.refused(Texts.t("remittances.accept.nothing"));
                    }
                    reload();
                });
    }

    private Component line(RemittanceRow row) {
        Span payer = new Span(Optional.ofNullable(row.payerName()).orElse(Texts.t("remittance.no-name")));
        payer.addClassName("strong");
        Span amount = new Span(workbench.format().money(row.amount()));
        Div top = new Div(payer, amount);
        top.addClassName("line-top");
        Span title = new Span(row.title());
        title.addClassName("line-subject");
        Span when = new Span(workbench.format().day(row.receivedOn()));
        when.addClassName("secondary");
        Div bottom = new Div(StatusBadge.of(row.state()), when);
        bottom.addClassName("line-bottom");
        Div line = new Div(top, title, bottom);
        line.addClassName("mail-line");
        return line;
    }
}
