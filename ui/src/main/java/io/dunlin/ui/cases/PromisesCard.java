package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries.CaseRow;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.PromiseId;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.cases.Promises;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.UUID;

/** What the debtor gave its word on. The bank alone says whether it was kept. */
final class PromisesCard {

    private static final int SHOWN = 5;

    private final CaseRow row;
    private final Promises promises;
    private final SignedIn signedIn;
    private final Format format;
    private final boolean mayAct;
    private final OpenCase open;

    PromisesCard(CaseRow row, Promises promises, SignedIn signedIn, Format format, boolean mayAct, OpenCase open) {
        this.row = row;
        this.promises = promises;
        this.signedIn = signedIn;
        this.format = format;
        this.mayAct = mayAct;
        this.open = open;
    }

    Component card() {
        Button register = new Button(Texts.t("promise.register"), _ -> register());
        register.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        register.setVisible(mayAct && row.state() != CollectionCase.State.CLOSED);
        Card card = new Card(Texts.t("promise.title"), register);
        List<PromiseToPay> known = promises.of(row.id());
        if (known.isEmpty()) {
            card.showNothing(Texts.t("promise.none"));
        }
        known.stream().limit(SHOWN).forEach(promise -> card.append(line(promise)));
        return card;
    }

    private Div line(PromiseToPay promise) {
        Span amount = new Span(promise.amount() == null ? Texts.t("promise.all") : format.money(promise.amount()));
        amount.addClassName("strong");
        Span day = new Span(Texts.t("promise.by", format.dayAndDistance(promise.promisedOn())));
        day.addClassName("secondary");
        Div words = new Div(amount, day);
        words.addClassName("stacked");
        Div line = new Div(words, StatusBadge.of(promise.state()));
        line.addClassName("card-line");
        return line;
    }

    private void register() {
        new PromiseDialog(row.balance().currency(), format.today(), (day, amount) -> {
                    String origin = "user:" + signedIn.actor().name() + ":" + UUID.randomUUID();
                    open.begin(() -> {
                        PromiseId promise = promises.register(
                                row.id(), row.balance().currency(), amount, day, origin, signedIn.actor());
                        assert promise.value() > 0;
                        return Texts.t("promise.registered");
                    });
                })
                .open();
    }
}
