package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.triage.StoredLabel;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.inbox.MessageParts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words of a message: what was written now with the evidence marked, then what came with it. */
final class MessageBody {

    private final Inbox inbox;
    private final MessageParts parts;
    private final Format format;

    MessageBody(Inbox inbox, MessageParts parts, Format format) {
        this.inbox = inbox;
        this.parts = parts;
        this.format = format;
    }

    Optional<InboundMail> mailOf(TriageDecision decision) {
        return Optional.ofNullable(decision.mailId()).map(InboundMailId::new).flatMap(inbox::find);
    }

    Component of(TriageDecision decision) {
        Div body = new Div(marked(decision));
        body.addClassName("message");
        mailOf(decision).ifPresent(mail -> parts.of(mail).forEach(body::add));
        return body;
    }

    String received(InboundMail mail) {
        return format.moment(mail.receivedAt());
    }

    /** The text with the words that each class was read from, in one pass; overlapping evidence is marked once. */
    private static Component marked(TriageDecision decision) {
        String text = decision.facts().text();
        Div shown = new Div();
        shown.addClassName("new-text");
        int at = 0;
        List<StoredLabel> labels = decision.labels().stream()
                .filter(label -> label.start() < label.end() && label.end() <= text.length())
                .sorted(Comparator.comparingInt(StoredLabel::start))
                .toList();
        for (StoredLabel label : labels) {
            if (label.start() >= at) {
                shown.add(new Span(text.substring(at, label.start())));
                Span evidence = new Span(text.substring(label.start(), label.end()));
                evidence.addClassName("evidence");
                evidence.setTitle(Texts.t(label.replyClass()));
                shown.add(evidence);
                at = label.end();
            }
        }
        shown.add(new Span(text.substring(at)));
        if (text.isBlank()) {
            shown.add(new Span(Texts.t("replies.no-text")));
        }
        return shown;
    }
}
