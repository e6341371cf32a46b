package io.dunlin.ui.remittances;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.ReceivableQueries.ReceivableRow;
import io.dunlin.core.remittances.AllocationOutcome;
import io.dunlin.core.remittances.Allocations;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.AllocationRow;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.Optional;

/** One payment: what it was allocated to, and a person's word on what is left of it. */
final class RemittanceDialog extends Dialog {

    private final RemittanceRow row;
    private final Allocations allocations;
    private final SignedIn signedIn;
    private final Format format;
    private final Runnable changed;
    private final ComboBox<ReceivableRow> receivable = new ComboBox<>(Texts.t("remittance.receivable"));
    private final MoneyField amount;

    RemittanceDialog(
            RemittanceRow row,
            RemittanceQueries remittances,
            Allocations allocations,
            ReceivableQueries receivables,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        super(Texts.t("remittance.heading", format.money(row.amount()), format.day(row.receivedOn())));
        this.row = row;
        this.allocations = allocations;
        this.signedIn = signedIn;
        this.format = format;
        this.changed = changed;
        this.amount = new MoneyField(Texts.t("remittance.amount"), row.amount().currency());
        String payer = Optional.ofNullable(row.payerName()).orElse("") + " "
                + Optional.ofNullable(row.payerAccount()).orElse("");
        Span from = new Span(payer.strip());
        from.addClassName("secondary");
        setWidth("44rem");
        add(from, new Paragraph(row.title()));
        var booked = remittances.allocationsOf(row.id());
        booked.forEach(allocation -> add(line(allocation)));
        if (row.unallocated().isPositive()) {
            add(allocate(receivables));
            getFooter().add(new Button(Texts.t("remittance.park"), _ -> park()));
        }
        if (booked.stream().anyMatch(allocation -> allocation.reversedAt() == null)) {
            getFooter().add(new Button(Texts.t("remittance.reverse"), _ -> reverse()));
        }
        getFooter().add(new Button(Texts.t("remittance.close"), _ -> close()));
    }

    private Div line(AllocationRow allocation) {
        Span number = new Span(allocation.number() + " · " + allocation.debtorName());
        number.addClassName("strong");
        Span why = new Span(allocation.evidence() + " · " + allocation.allocatedBy());
        why.addClassName("secondary");
        Div words = new Div(number, why);
        words.addClassName("stacked");
        Div line = new Div(words, new Span(format.money(allocation.amount())));
        line.addClassName("card-line");
        if (allocation.reversedAt() != null) {
            line.add(StatusBadge.bad(Texts.t("remittance.reversed")));
        }
        return line;
    }

    private Div allocate(ReceivableQueries receivables) {
        receivable.setItems(query -> receivables
                .page(
                        new ReceivableQueries.Filter(
                                query.getFilter()
                                        .filter(text -> !text.isBlank())
                                        .or(() -> Optional.ofNullable(row.suspectedDebtorName()))
                                        .orElse(null),
                                Receivable.State.OPEN,
                                null,
                                null),
                        new Window(Math.min(query.getOffset(), Window.LAST_ROW), Math.max(1, query.getLimit())))
                .stream());
        receivable.setItemLabelGenerator(
                item -> item.number() + " · " + item.debtorName() + " · " + format.money(item.balance()));
        receivable.setHelperText(
                row.suspectedDebtorName() == null
                        ? Texts.t("remittance.receivable.help")
                        : Texts.t("remittance.suspected", row.suspectedDebtorName()));
        amount.setValue(row.unallocated());
        Button allocate = new Button(Texts.t("remittance.allocate"), _ -> allocate());
        allocate.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(receivable, amount, allocate);
        form.addClassName("form");
        return form;
    }

    private void allocate() {
        ReceivableRow chosen = receivable.getValue();
        Money sum = amount.getValue();
        if (chosen == null || sum == null) {
            Notice.refused(Texts.t("remittance.incomplete"));
        } else {
            told(allocations.allocate(row.id(), chosen.id(), sum, signedIn.actor()), "remittance.allocated");
        }
    }

    private void park() {
        ConfirmDialog.askWhy(
                Texts.t("remittance.park.title"),
                Texts.t("remittance.park.text"),
                Texts.t("remittance.park"),
                why -> told(allocations.park(row.id(), why, signedIn.actor()), "remittance.parked"));
    }

    private void reverse() {
        ConfirmDialog.askWhy(
                Texts.t("remittance.reverse.title"),
                Texts.t("remittance.reverse.text"),
                Texts.t("remittance.reverse"),
                why -> told(allocations.reverse(row.id(), why, signedIn.actor()), "remittance.was-reversed"));
    }

    private void told(AllocationOutcome outcome, String done) {
        switch (outcome) {
            case AllocationOutcome.Refused(String reasonKey) -> Notice.refused(Texts.t(reasonKey));
            case AllocationOutcome.Done _ -> {
                Notice.done(Texts.t(done));
                close();
                changed.run();
            }
        }
    }
}
