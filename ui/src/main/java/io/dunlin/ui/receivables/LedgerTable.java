package io.dunlin.ui.receivables;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.List;

/** The movements of one receivable, as they were booked. */
public final class LedgerTable extends Div {

    public LedgerTable(List<LedgerEntry> entries, Format format) {
        addClassName("ledger");
        getElement().setAttribute("role", "table");
        getElement().setAttribute("aria-label", Texts.t("receivable.ledger"));
        entries.forEach(entry -> add(line(entry, format)));
    }

    private static Div line(LedgerEntry entry, Format format) {
        Span amount = new Span(format.money(entry.amount()));
        amount.addClassNames("amount", entry.amount().isNegative() ? "lowers" : "raises");
        Div line = new Div(
                new Span(format.day(entry.effectiveOn())),
                new Span(Texts.t(entry.kind())),
                new Span(reasonOf(entry)),
                amount);
        line.addClassName("ledger-line");
        line.getElement().setAttribute("role", "row");
        line.getChildren().forEach(cell -> cell.getElement().setAttribute("role", "cell"));
        return line;
    }

    /** A payment was booked by a rule; all else says why, by a key or in a person's words. */
    private static String reasonOf(LedgerEntry entry) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equals(entry.reason()))
                .findFirst()
                .map(Texts::t)
                .orElseGet(() -> MessageReason.of(entry.reason()));
    }
}
