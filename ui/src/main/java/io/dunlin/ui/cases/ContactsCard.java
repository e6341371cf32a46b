package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;

/** How the debtor is reached, and which addresses must not be used. */
final class ContactsCard {

    private final DebtorId debtor;
    private final Parties parties;
    private final SignedIn signedIn;
    private final boolean mayAct;
    private final Runnable changed;

    ContactsCard(DebtorId debtor, Parties parties, SignedIn signedIn, boolean mayAct, Runnable changed) {
        this.debtor = debtor;
        this.parties = parties;
        this.signedIn = signedIn;
        this.mayAct = mayAct;
        this.changed = changed;
    }

    Component card() {
        Button add = new Button(Texts.t("contact.add"), _ -> add());
        add.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add.setVisible(mayAct);
        Card card = new Card(Texts.t("contact.title"), add);
        List<ContactPoint> points = parties.contactPoints(debtor);
        if (points.isEmpty()) {
            card.showNothing(Texts.t("contact.none"));
        }
        points.forEach(point -> card.append(line(point)));
        return card;
    }

    private void add() {
        new ContactDialog(parties.contactPoints(debtor), (kind, value, why) -> {
                    parties.addContact(debtor, kind, value, ContactPoint.State.ACTIVE, why, signedIn.actor());
                    Notice.done(Texts.t("contact.added"));
                    changed.run();
                })
                .open();
    }

    private Div line(ContactPoint point) {
        Span value = new Span(point.value());
        value.addClassName("strong");
        Span kind = new Span(Texts.t(point.kind()));
        kind.addClassName("secondary");
        Div words = new Div(value, kind);
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        if (point.state() != ContactPoint.State.ACTIVE) {
            line.add(StatusBadge.of(point.state()));
        }
        if (mayAct && point.state() == ContactPoint.State.ACTIVE) {
            line.add(button("contact.wrong", point, ContactPoint.State.WRONG));
        } else if (mayAct) {
            line.add(button("contact.verify", point, ContactPoint.State.ACTIVE));
        }
        return line;
    }

    private Button button(String key, ContactPoint point, ContactPoint.State state) {
        Button button = new Button(Texts.t(key), _ -> mark(point, state));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void mark(ContactPoint point, ContactPoint.State state) {
        String title = state == ContactPoint.State.ACTIVE
                ? Texts.t("contact.verify.title", point.value())
                : Texts.t("contact.wrong.title", point.value());
        ConfirmDialog.askWhy(title, "", Texts.t("contact.mark"), why -> {
            boolean known = parties.markContact(debtor, point.kind(), point.value(), state, why, signedIn.actor())
                    .isPresent();
            if (known) {
                Notice.done(Texts.t("contact.marked"));
            }
            changed.run();
        });
    }
}
