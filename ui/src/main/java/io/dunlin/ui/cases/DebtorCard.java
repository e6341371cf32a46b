package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.People;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where letters to the debtor go, in which language he is written to, and who is in charge of him. */
final class DebtorCard {

    private final Debtor debtor;
    private final Creditor creditor;
    private final Parties parties;
    private final Users users;
    private final SignedIn signedIn;
    private final boolean mayAct;
    private final Runnable changed;

    DebtorCard(CaseRow row, Parties parties, Users users, SignedIn signedIn, boolean mayAct, Runnable changed) {
        this.debtor = parties.getDebtor(row.debtorId());
        this.creditor = parties.getCreditor(row.creditorId());
        this.parties = parties;
        this.users = users;
        this.signedIn = signedIn;
        this.mayAct = mayAct;
        this.changed = changed;
    }

    Component card() {
        Button change = new Button(Texts.t("debtor.change"), _ -> change());
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        change.setVisible(mayAct);
        Card card = new Card(Texts.t("debtor.title"), change);
        People people = signedIn.people();
        String manager = Optional.ofNullable(debtor.accountManager())
                .or(() -> Optional.ofNullable(creditor.accountManager()))
                .flatMap((UserId id) -> Optional.ofNullable(people.name(id)))
                .orElseGet(() -> Texts.t("debtor.manager.nobody"));
        Span address = new Span(Optional.ofNullable(debtor.address())
                .map(PostalAddress::oneLine)
                .orElseGet(() -> Texts.t("debtor.no-address")));
        Div words = new Div(
                address,
                secondary(Texts.t("debtor.manager.line", manager)),
                secondary(Texts.t(
                        "debtor.language.line",
                        Locale.of(debtor.language())
                                .getDisplayLanguage(UI.getCurrent().getLocale()))));
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        card.show(line);
        return card;
    }

    private void change() {
        List<User> people = users.all().stream().filter(User::enabled).toList();
        new DebtorDialog(debtor, people, (change, why) -> {
                    parties.changeDebtor(debtor.id(), change, why, signedIn.actor());
                    Notice.done(Texts.t("debtor.changed"));
                    changed.run();
                })
                .open();
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
