package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.allocations.AllocationBatches.Outcome;
import io.dunlin.core.remittances.allocations.AllocationBatches.Planned;
import io.dunlin.core.remittances.allocations.AllocationTargets.Target;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows exactly what accepting the leading suggestions would book, lets a person leave out some, and books the rest. */
final class AcceptDialog extends Dialog {

    private final Workbench workbench;
    private final Map<RemittanceId, RemittanceRow> rows;
    private final Map<ReceivableId, Target> documents;
    private final Grid<Planned> grid = Rows.grid(Texts.t("remittances.accept.title"));
    private final Button book = new Button();
    private final Runnable changed;

    AcceptDialog(List<Planned> planned, Map<RemittanceId, RemittanceRow> rows, Workbench workbench, Runnable changed) {
        super(Texts.t("remittances.accept.title"));
        this.workbench = workbench;
        this.rows = Map.copyOf(rows);
        this.changed = changed;
        this.documents = SuggestionList.documentsOf(
                planned.stream().map(Planned::proposal).toList(), workbench.targets());
        setWidth("60rem");
        setHeight("40rem");
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addComponentColumn(this::payment)
                .setHeader(Texts.t("remittance.transfer"))
                .setFlexGrow(2);
        grid.addComponentColumn(this::booking)
                .setHeader(Texts.t("remittances.accept.booking"))
                .setFlexGrow(2);
        grid.addComponentColumn(each -> SuggestionList.clues(each.proposal()))
                .setHeader(Texts.t("remittances.accept.why"))
                .setFlexGrow(2);
        grid.setItems(planned);
        grid.asMultiSelect().select(planned);
        grid.addSelectionListener(_ -> count());
        book.addThemeVariants(ButtonVariant.PRIMARY);
        book.addClickListener(_ -> book(planned));
        add(new Paragraph(Texts.t("remittances.accept.text")), grid);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), book);
        count();
    }

    private Component payment(Planned planned) {
        Div cell = new Div();
        cell.addClassName("stacked");
        Optional.ofNullable(rows.get(planned.remittanceId())).ifPresent(row -> {
            Span who = new Span(workbench.format().money(row.amount()) + " · "
                    + Optional.ofNullable(row.payerName()).orElse(""));
            who.addClassName("strong");
            cell.add(who, new Span(row.title()));
        });
        return cell;
    }

    private Component booking(Planned planned) {
        Span debtor = new Span(planned.proposal().suggestion().debtorName());
        debtor.addClassName("strong");
        Div cell = new Div(debtor);
        cell.addClassName("stacked");
        planned.proposal()
                .lines()
                .forEach(line -> cell.add(new Span(SuggestionList.booked(line, documents, workbench.format()))));
        if (planned.proposal().remainder().isPositive()) {
            Span rest = new Span(Texts.t(
                    "remittance.would-be-left",
                    workbench.format().money(planned.proposal().remainder())));
            rest.addClassName("secondary");
            cell.add(rest);
        }
        return cell;
    }

    private void count() {
        int chosen = grid.getSelectedItems().size();
        book.setText(Texts.t("remittances.accept.book", Integer.toString(chosen)));
        book.setEnabled(chosen > 0);
    }

    private void book(List<Planned> planned) {
        List<Planned> chosen =
                planned.stream().filter(grid.getSelectedItems()::contains).toList();
        switch (workbench.batches().accept(chosen, workbench.signedIn().actor())) {
            case Outcome.Done done ->
                Notice.done(Texts.t("remittances.accept.done", Integer.toString(done.remittances())));
            case Outcome.Refused refused -> Notice.refused(refusal(refused));
            case Outcome.Nothing _ -> Notice.refused(Texts.t("remittances.accept.nothing"));
        }
        close();
        changed.run();
    }

    private String refusal(Outcome.Refused refused) {
        String title = Optional.ofNullable(rows.get(refused.remittanceId()))
                .map(RemittanceRow::title)
                .orElse("");
        return Texts.t("remittances.accept.refused", title, Texts.t(refused.reasonKey()));
    }
}
