package io.dunlin.ui.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.InboxQueries.MailboxRow;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        mailboxes.stream()
                .collect(Collectors.groupingBy(MailboxRow::mailbox, TreeMap::new, Collectors.toList()))
                .forEach((name, folders) -> getContent().append(line(name, folders)));
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("today.mailboxes"));
    }

    private Component line(String mailbox, List<MailboxRow> folders) {
        List<MailboxRow> failing =
                folders.stream().filter(row -> row.consecutiveFailures() > 0).toList();
        Span name = new Span(mailbox);
        name.addClassName("strong");
        Optional<Instant> looked = folders.stream()
                .map(MailboxRow::lastCheckedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        Span when = new Span(looked.map(moment ->
                        Texts.t("today.mailbox.looked", format.moment(moment), Integer.toString(folders.size())))
                .orElse(Texts.t("today.mailbox.never")));
        when.addClassName("secondary");
        Div words = new Div(name, when);
        words.addClassName("stacked");
        failing.forEach(row -> words.add(failure(row)));
        Div line = new Div(words, badge(!failing.isEmpty(), looked.isPresent()));
        line.addClassName("card-line");
        return line;
    }

    private static Badge badge(boolean fails, boolean looked) {
        if (fails) {
            return StatusBadge.bad(Texts.t("today.mailbox.bad"));
        }
        return looked
                ? StatusBadge.good(Texts.t("today.mailbox.good"))
                : StatusBadge.waiting(Texts.t("today.mailbox.waits"));
    }

    private Component failure(MailboxRow row) {
        String at = Optional.ofNullable(row.lastFailureAt()).map(format::moment).orElse("");
        Div why = new Div(Texts.t(
                "today.mailbox.failed",
                row.folder(),
                at,
                Integer.toString(row.consecutiveFailures()),
                Optional.ofNullable(row.lastFailure()).orElse("")));
        why.addClassName("warning");
        return why;
    }
}
