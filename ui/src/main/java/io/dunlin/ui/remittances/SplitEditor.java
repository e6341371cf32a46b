package io.dunlin.ui.remittances;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.allocations.AllocationTargets;
import io.dunlin.core.remittances.allocations.AllocationTargets.Target;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Split;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.components.OneClick;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Spreads what is left of a payment over documents that a person searches; the sum is checked while one types. */
final class SplitEditor extends Div {

    private final RemittanceRow row;
    private final Format format;
    private final Div lines = new Div();
    private final Span sum = new Span();
    private final Button book;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Target target, MoneyField amount) {}

    SplitEditor(RemittanceRow row, AllocationTargets targets, Format format, Consumer<List<Line>> booked) {
        this.row = row;
        this.format = format;
        ComboBox<Target> search = new ComboBox<>(Texts.t("remittance.receivable"));
        search.setItems(query -> targets
                .find(
                        row.id(),
                        query.getFilter().orElse(""),
                        new Window(Math.min(query.getOffset(), Window.LAST_ROW), Math.max(1, query.getLimit())))
                .stream());
        search.setItemLabelGenerator(this::labelOf);
        search.setHelperText(
                row.suspectedDebtorName() == null
                        ? Texts.t(
                                "remittance.receivable.help",
                                row.amount().currency().getCurrencyCode())
                        : Texts.t("remittance.suspected", row.suspectedDebtorName()));
        search.addValueChangeListener(change -> {
            Target chosen = change.getValue();
            if (chosen != null) {
                add(chosen);
                search.clear();
            }
        });
        book = OneClick.button(Texts.t("remittance.allocate"), () -> book(booked));
        book.addThemeVariants(ButtonVariant.PRIMARY);
        sum.getElement().setAttribute("role", "status");
        addClassName("form");
        add(search, lines, sum, book);
        check();
    }

    private String labelOf(Target target) {
        String reference = Optional.ofNullable(target.caseReference())
                .map(found -> " · " + found)
                .orElse("");
        return target.number() + " · " + target.debtorName() + reference + " · " + format.money(target.owed());
    }

    /** Adds a document with as much as it can get; one that is there already stays as it is. */
    private void add(Target target) {
        if (entries.stream().anyMatch(entry -> entry.target().id().equals(target.id()))) {
            return;
        }
        MoneyField amount = new MoneyField(
                Texts.t("remittance.amount-for", target.number()), target.owed().currency());
        amount.setValue(split().suggestedFor(target.owed()));
        amount.addValueChangeListener(_ -> check());
        Entry entry = new Entry(target, amount);
        Span words = new Span(target.debtorName() + " · " + Texts.t("remittance.owed", format.money(target.owed())));
        words.addClassName("secondary");
        Div line = new Div();
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
            entries.remove(entry);
            lines.remove(line);
            check();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(Texts.t("remittance.leave-out", target.number()));
        Div stacked = new Div(amount, words);
        stacked.addClassName("stacked");
        line.add(stacked, remove);
        line.addClassName("card-line");
        entries.add(entry);
        lines.add(line);
        check();
    }

    private Split split() {
        return new Split(
                row.unallocated(),
                entries.stream()
                        .map(entry -> new Split.Part(
                                entry.target().id(),
                                entry.target().owed(),
                                entry.amount().getValue()))
                        .toList());
    }

    private void book(Consumer<List<Line>> booked) {
        Split split = split();
        if (split.flaw().isEmpty()) {
            booked.accept(split.lines());
            return;
        }
        entries.forEach(entry -> entry.amount().say(faultOf(entry)));
        entries.stream()
                .map(Entry::amount)
                .filter(MoneyField::isFaulty)
                .findFirst()
                .or(() -> entries.stream().map(Entry::amount).reduce((_, last) -> last))
                .ifPresent(MoneyField::focus);
    }

    /** What is wrong with one amount, said at it; what is wrong with all of them together is said below. */
    private String faultOf(Entry entry) {
        Money amount = entry.amount().getValue();
        if (amount == null) {
            return entry.amount().isEmpty() && !entry.amount().isFaulty() ? Texts.t("money.not-positive") : "";
        }
        if (!amount.isPositive()) {
            return Texts.t("money.not-positive");
        }
        return amount.compareTo(entry.target().owed()) > 0
                ? Texts.t(
                        "remittance.more-than-owed", format.money(entry.target().owed()))
                : "";
    }

    private void check() {
        Split split = split();
        entries.forEach(entry -> entry.amount().say(entry.amount().getValue() == null ? "" : faultOf(entry)));
        book.setEnabled(!entries.isEmpty());
        lines.setVisible(!entries.isEmpty());
        Money rest = split.remainder();
        sum.setClassName(rest.isNegative() ? "fault" : "secondary");
        sum.setText(
                entries.isEmpty()
                        ? ""
                        : rest.isNegative()
                                ? Texts.t(
                                        "remittance.too-much",
                                        format.money(rest.negated()),
                                        format.money(row.unallocated()))
                                : Texts.t("remittance.would-be-left", format.money(rest)));
    }
}
