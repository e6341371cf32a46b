package io.dunlin.ui.cases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Representative;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who speaks for the debtor: while somebody does, the debtor himself is not written to. */
final class RepresentativesCard {

    private final DebtorId debtor;
    private final Parties parties;
    private final SignedIn signedIn;
    private final Format format;
    private final boolean mayAct;
    private final Runnable changed;

    RepresentativesCard(
            DebtorId debtor, Parties parties, SignedIn signedIn, Format format, boolean mayAct, Runnable changed) {
        this.debtor = debtor;
        this.parties = parties;
        this.signedIn = signedIn;
        this.format = format;
        this.mayAct = mayAct;
        this.changed = changed;
    }

    Component card() {
        Card card = new Card(Texts.t("represented.title"), small("represented.add", this::name));
        List<Representative> known = parties.representatives(debtor);
        if (known.isEmpty()) {
            card.showNothing(Texts.t("represented.none"));
        }
        known.forEach(one -> card.append(line(one)));
        return card;
    }

    private Div line(Representative one) {
        Span name = new Span(one.name());
        name.addClassName("strong");
        Span capacity = secondary(Stream.of(
                        Optional.of(Texts.t(one.role())),
                        Optional.ofNullable(one.email()).map(EmailAddress::value),
                        Optional.of(Texts.t("represented.since", format.day(one.since()))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · ")));
        Div words = new Div(name, capacity, secondary(one.evidence()));
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        if (one.endedOn() == null) {
            line.add(small("represented.end", () -> end(one)));
        } else {
            line.add(StatusBadge.plain(Texts.t("represented.ended", format.day(one.endedOn()))));
        }
        return line;
    }

    private void name() {
        new RepresentativeDialog(format.today(), named -> {
                    parties.nameRepresentative(
                            debtor,
                            named.role(),
                            named.name(),
                            named.email(),
                            named.since(),
                            named.evidence(),
                            signedIn.actor());
                    Notice.done(Texts.t("represented.named"));
                    changed.run();
                })
                .open();
    }

    private void end(Representative one) {
        ConfirmDialog.askWhy(
                Texts.t("represented.end.title", one.name()),
                Texts.t("represented.end.text"),
                Texts.t("represented.end.confirm"),
                why -> {
                    if (parties.endRepresentation(one.id(), format.today(), why, signedIn.actor())) {
                        Notice.done(Texts.t("represented.end.done"));
                    }
                    changed.run();
                });
    }

    private Button small(String key, Runnable act) {
        Button button = new Button(Texts.t(key), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setVisible(mayAct);
        return button;
    }

    private static Span secondary(String text) {
        Span span = new Span(text);
        span.addClassName("secondary");
        return span;
    }
}
