package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.matching.AnnouncedPayment;
import java.util.List;

/** What debtors say a transfer is for, line by line. A person reads it; nothing is booked from it. */
public final class AdviceCard {

    private static final int MOST_LINES = 20;

    private AdviceCard() {}

    public static Component of(List<AnnouncedPayment> announced, Format format) {
        Card card = new Card(Texts.t("advice.title"));
        if (announced.isEmpty()) {
            card.showNothing(Texts.t("advice.none"));
        }
        announced.forEach(each -> card.append(line(each, format)));
        return card;
    }

    private static Div line(AnnouncedPayment announced, Format format) {
        Span total = new Span(Texts.t("advice.total", format.money(announced.total()), announced.fileName()));
        total.addClassName("strong");
        Span day = new Span(format.moment(announced.announcedAt()));
        day.addClassName("secondary");
        Div words = new Div(total, day);
        words.addClassName("stacked");
        announced.lines().stream().limit(MOST_LINES).forEach(line -> {
            Span document = new Span(line.number() + " · " + format.money(line.amount()));
            document.setTitle(line.place());
            words.add(document);
        });
        int more = announced.lines().size() - MOST_LINES;
        if (more > 0) {
            words.add(new Span(Texts.t("advice.more", Integer.toString(more))));
        }
        Div line = new Div(words);
        line.addClassName("card-line");
        if (!announced.addsUp()) {
            line.add(StatusBadge.waiting(Texts.t("advice.does-not-add-up")));
        }
        return line;
    }
}
