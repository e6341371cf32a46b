package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.dunning.DunningExplanation;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.Optional;

/** On a case's page: why something is done or not, and the next step with its day; all of it on a click. */
public final class NextCard extends Composite<Card> {

    private final Card card;

    public NextCard(Optional<DunningExplanation.Answer> found, StepNames names, Format format) {
        Button more = new Button(
                Texts.t("next.more"),
                _ -> found.ifPresent(answer -> new NextStepsDialog(answer, names, format).open()));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setVisible(found.isPresent());
        card = new Card(Texts.t("next.title"), more);
        found.ifPresentOrElse(
                answer -> show(answer, names, format), () -> card.showNothing(Texts.t("rehearsal.no-policy")));
    }

    @Override
    protected Card initContent() {
        return card;
    }

    private void show(DunningExplanation.Answer answer, StepNames names, Format format) {
        Span why = new Span(Said.of(answer.now().reason().text()));
        why.addClassName("strong");
        Span next = new Span(
                answer.coming().isEmpty()
                        ? Texts.t("next.nothing")
                        : sentence(answer.coming().getFirst(), names, format));
        next.addClassName("secondary");
        Div words = new Div(why, next);
        words.addClassName("stacked");
        card.show(words);
    }

    private static String sentence(Rehearsal.Coming coming, StepNames names, Format format) {
        return Texts.t(
                "next.first",
                format.day(coming.on()),
                names.act(coming.channel(), coming.stepCode()),
                format.money(coming.amount()));
    }
}
