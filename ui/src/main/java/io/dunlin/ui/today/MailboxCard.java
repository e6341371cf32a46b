package io.dunlin.ui.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.InboxQueries.MailboxRow;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the watched mailboxes do: when each was looked into, and why the last look failed. */
final class MailboxCard extends Composite<Card> {

    private final Format format;

    MailboxCard(InboxQueries inbox, Format format) {
        this.format = format;
        List<MailboxRow> mailboxes = inbox.mailboxes();
        if (mailboxes.isEmpty()) {
            getContent().showNothing(Texts.t("today.mailboxes.none"));
            return;
        }
        getContent().show();
        mailboxes.forEach(row -> getContent().append(line(row)));
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("today.mailboxes"));
    }

    private Component line(MailboxRow row) {
        boolean well = row.consecutiveFailures() == 0;
        Span name = new Span(row.mailbox() + " · " + row.folder());
        name.addClassName("strong");
        Span looked = new Span(Optional.ofNullable(row.lastCheckedAt())
                .map(at -> Texts.t("today.mailbox.looked", format.moment(at)))
                .orElse(Texts.t("today.never")));
        looked.addClassName("secondary");
        Div words = new Div(name, looked);
        words.addClassName("stacked");
        Instant failedAt = row.lastFailureAt();
        if (!well && failedAt != null) {
            Div why = new Div(Texts.t(
                    "today.mailbox.failed",
                    format.moment(failedAt),
                    Optional.ofNullable(row.lastFailure()).orElse("")));
            why.addClassName("warning");
            words.add(why);
        }
        Div line = new Div(
                words,
                well
                        ? StatusBadge.good(Texts.t("today.mailbox.good"))
                        : StatusBadge.bad(Texts.t("today.mailbox.bad", Integer.toString(row.consecutiveFailures()))));
        line.addClassName("card-line");
        return line;
    }
}
