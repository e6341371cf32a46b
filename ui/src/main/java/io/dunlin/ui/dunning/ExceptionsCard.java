package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.access.Role;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.PolicyExceptions;
import io.dunlin.core.dunning.publishing.PolicyExceptions.DebtorRow;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import org.springframework.stereotype.Component;

/** Debtors for whom a policy is chosen by hand, whatever the rules say, and the mark of suspected fraud. */
final class ExceptionsCard extends Composite<Card> {

    private static final int SHOWN = 200;

    private final Card card = new Card(Texts.t("exceptions.title"));
    private final Parts parts;
    private final Policies policies;
    private final SignedIn signedIn;

    /** Where debtors come from. */
    @Component
    public record Parts(PolicyExceptions exceptions, Parties parties) {}

    ExceptionsCard(Parts parts, Policies policies, SignedIn signedIn) {
        this.parts = parts;
        this.policies = policies;
        this.signedIn = signedIn;
        show();
    }

    @Override
    protected Card initContent() {
        return card;
    }

    private void show() {
        card.show(new Paragraph(Texts.t("exceptions.text")));
        boolean mayWrite = signedIn.has(Role.ADMINISTRATOR) || signedIn.has(Role.MANAGER);
        if (mayWrite) {
            card.append(form());
        }
        for (DebtorRow row : parts.exceptions().all(Window.first(SHOWN))) {
            card.append(line(row, mayWrite));
        }
    }

    private Div form() {
        ComboBox<DebtorRow> debtor = new ComboBox<>(Texts.t("exceptions.debtor"));
        debtor.setItems(query -> parts
                .exceptions()
                .find(
                        query.getFilter().orElse(""),
                        new Window(Math.min(query.getOffset(), Window.LAST_ROW), Math.max(1, query.getLimit())))
                .stream());
        debtor.setItemLabelGenerator(DebtorRow::name);
        Select<PolicyVersion> policy = new Select<>();
        policy.setLabel(Texts.t("rule.policy"));
        policy.setItems(policies.published());
        policy.setItemLabelGenerator(Said::nameOf);
        Button choose = new Button(Texts.t("exceptions.choose"), _ -> {
            if (debtor.getValue() == null || policy.getValue() == null) {
                Notice.refused(Texts.t("exceptions.missing"));
            } else {
                policies.chooseFor(debtor.getValue().id(), policy.getValue().code(), signedIn.actor());
                Notice.done(Texts.t("exceptions.chosen", debtor.getValue().name()));
                show();
            }
        });
        Button fraud = new Button(Texts.t("exceptions.fraud"), _ -> {
            if (debtor.getValue() == null) {
                Notice.refused(Texts.t("exceptions.missing-debtor"));
            } else {
                markFraud(debtor.getValue());
            }
        });
        fraud.addThemeVariants(ButtonVariant.TERTIARY);
        Div form = new Div(debtor, policy, choose, fraud);
        form.addClassName("filters");
        return form;
    }

    private void markFraud(DebtorRow row) {
        boolean raised = row.fraudSuspected();
        ConfirmDialog.askWhy(
                Texts.t(raised ? "exceptions.fraud.clear.title" : "exceptions.fraud.title", row.name()),
                Texts.t("exceptions.fraud.text"),
                Texts.t(raised ? "exceptions.fraud.clear" : "exceptions.fraud"),
                why -> {
                    if (raised) {
                        parts.parties().clearFraudSuspicion(row.id(), why, signedIn.actor());
                    } else {
                        parts.parties().suspectFraud(row.id(), why, signedIn.actor());
                    }
                    Notice.done(Texts.t("exceptions.fraud.done"));
                    show();
                });
    }

    private Div line(DebtorRow row, boolean mayWrite) {
        String policy = policies.published().stream()
                .filter(version -> version.code().equals(row.policyCode()))
                .map(Said::nameOf)
                .findFirst()
                .orElse(Texts.t("choice.gone", row.policyCode()));
        Div words = new Div(new Span(row.name()), new Span(policy));
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        if (row.fraudSuspected()) {
            line.add(StatusBadge.bad(Texts.t("exceptions.fraud.badge")));
        }
        if (mayWrite) {
            Button drop = new Button(Texts.t("exceptions.drop"), _ -> {
                policies.chooseFor(row.id(), null, signedIn.actor());
                show();
            });
            drop.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            line.add(drop);
        }
        return line;
    }
}
