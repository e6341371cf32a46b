package io.dunlin.ui.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;

/** The first steps as a list that leads to each of them. */
final class FirstStepsCard extends Composite<Card> {

    FirstStepsCard(List<FirstSteps.Step> steps) {
        Span text = new Span(Texts.t("first-steps.text"));
        text.addClassName("nothing");
        OrderedList list = new OrderedList();
        list.addClassName("steps");
        steps.forEach(step -> list.add(line(step)));
        getContent().show(text, list);
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("first-steps.title"));
    }

    private static ListItem line(FirstSteps.Step step) {
        Anchor where = new Anchor(step.href(), Texts.t(step.titleKey()));
        where.addClassName("case-link");
        Span how = new Span(Texts.t(step.textKey()));
        how.addClassName("secondary");
        Div words = new Div(where, how);
        words.addClassName("stacked");
        ListItem line = new ListItem(words, standing(step.done()));
        line.addClassName("card-line");
        return line;
    }

    private static Component standing(boolean done) {
        return done ? StatusBadge.good(Texts.t("first-steps.done")) : StatusBadge.waiting(Texts.t("first-steps.open"));
    }
}
