package io.dunlin.ui.remittances;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.feeds.BankPolls;
import io.dunlin.core.remittances.feeds.BankPolls.PollRow;
import io.dunlin.core.remittances.feeds.FeedFault;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;

/** When the bank's files were asked for last, and what came of it. */
final class PollsCard extends Composite<Card> {

    private static final int MOST = 9;

    private final BankPolls polls;
    private final Format format;

    PollsCard(BankPolls polls, Format format) {
        this.polls = polls;
        this.format = format;
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("polls.title"));
    }

    void load() {
        List<PollRow> rows = polls.page(Window.first(MOST));
        if (rows.isEmpty()) {
            getContent().showNothing(Texts.t(polls.isActive() ? "polls.none" : "polls.no-folder"));
            return;
        }
        getContent().show();
        rows.forEach(row -> getContent().append(line(row)));
    }

    private Component line(PollRow row) {
        Span when = new Span(
                row.feed().isEmpty()
                        ? format.moment(row.scheduledFor())
                        : Texts.t("polls.feed", format.moment(row.scheduledFor()), row.feed()));
        Span what = new Span(what(row));
        what.addClassName("secondary");
        Div words = new Div(when, what);
        words.addClassName("stacked");
        Div line = new Div(words, badge(row));
        line.addClassName("card-line");
        return line;
    }

    private static String what(PollRow row) {
        FeedFault fault = row.fault();
        if (fault == null) {
            return row.problem().isEmpty() ? Texts.t("polls.files", Integer.toString(row.files())) : row.problem();
        }
        return row.problem().isEmpty() ? Texts.t(fault) : Texts.t(fault) + " " + row.problem();
    }

    private static Component badge(PollRow row) {
        return switch (row.outcome()) {
            case DONE -> StatusBadge.good(Texts.t("polls.done"));
            case FAILED -> StatusBadge.waiting(Texts.t("polls.failed"));
            case MISSED -> StatusBadge.bad(Texts.t("polls.missed"));
        };
    }
}
