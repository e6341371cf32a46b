package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.dunning.letters.FormalLetters;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.RelativeDay;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.litigation.FilingActs;

/** Who owes whom how much, where the case stands, and the acts that change all of it. */
final class CaseHeader extends Header {

    private final CaseRow row;
    private final Cases cases;
    private final SignedIn signedIn;
    private final OpenCase open;

    CaseHeader(
            CaseRow row,
            Cases cases,
            Parties parties,
            FormalLetters letters,
            FilingActs filings,
            SignedIn signedIn,
            Format format,
            OpenCase open) {
        this.row = row;
        this.cases = cases;
        this.signedIn = signedIn;
        this.open = open;
        Debtor debtor = parties.getDebtor(row.debtorId());
        Span reference = new Span(row.reference().value());
        reference.addClassName("reference");
        Div badges = new Div(StatusBadge.of(row.state()));
        badges.addClassName("badges");
        if (row.held()) {
            badges.add(StatusBadge.waiting(
                    row.heldUntil() == null
                            ? Texts.t("case.held")
                            : Texts.t("case.held-until", format.day(row.heldUntil()))));
        }
        if (parties.isRepresented(row.debtorId())) {
            badges.add(StatusBadge.bad(Texts.t("case.represented")));
        }
        Div name = new Div(reference, badges);
        name.addClassName("name-line");
        Div words = new Div(name, new H1(row.debtorName()));
        words.addClassName("words");
        Div facts = new Div(
                fact("case.balance", new Span(format.money(row.balance())), "balance"),
                fact("case.creditor", new Span(row.creditorName()), ""),
                fact("case.oldest-due", RelativeDay.due(row.oldestDueOn(), format), ""),
                fact("case.level", new Span(Integer.toString(row.levelReached())), ""),
                fact("case.debtor-kind", new Span(Texts.t(debtor.kind())), ""));
        facts.addClassName("facts");
        Div actions = new Div();
        actions.addClassName("actions");
        if (row.state() != CollectionCase.State.CLOSED && (signedIn.has(Role.MANAGER) || signedIn.has(Role.LAWYER))) {
            if (row.state() == CollectionCase.State.OPEN) {
                actions.add(new Button(Texts.t("case.hand-over"), _ -> handOver()));
            }
            actions.add(new Button(Texts.t("case.close"), _ -> close()));
        }
        if (signedIn.has(Role.CLERK) || signedIn.has(Role.MANAGER) || signedIn.has(Role.LAWYER)) {
            actions.addComponentAsFirst(new Button(
                    Texts.t("formal.write"), _ -> new NewLetterDialog(row, letters, signedIn.actor()).open()));
        }
        filings.button(row).ifPresent(actions::addComponentAsFirst);
        addClassNames("case-header");
        add(words, facts, actions);
    }

    private static Div fact(String key, Component value, String style) {
        Span label = new Span(Texts.t(key));
        label.addClassName("label");
        Div fact = new Div(label, value);
        fact.addClassName("fact");
        if (!style.isEmpty()) {
            value.addClassName(style);
        }
        return fact;
    }

    private void handOver() {
        ConfirmDialog.askWhy(
                Texts.t("case.hand-over.title", row.reference()),
                Texts.t("case.hand-over.text"),
                Texts.t("case.hand-over"),
                reason -> open.begin(() -> {
                    cases.handOver(row.id(), signedIn.actor(), reason);
                    return Texts.t("case.handed-over");
                }));
    }

    private void close() {
        new CloseDialog(
                        row,
                        reason -> open.begin(() -> {
                            cases.close(row.id(), reason.name(), signedIn.actor());
                            return Texts.t("case.closed");
                        }))
                .open();
    }
}
