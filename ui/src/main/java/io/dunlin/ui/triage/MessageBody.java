package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.inbox.Attachment;
import io.dunlin.core.inbox.AttachmentReader;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailLimits;
import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.ReadMail;
import io.dunlin.core.inbox.SafeHtml;
import io.dunlin.core.triage.StoredLabel;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words of a message: what was written now with the evidence marked, then what came with it. */
final class MessageBody {

    private static final MailReader READER = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());
    private static final long KILOBYTE = 1024;

    private final Inbox inbox;
    private final Format format;

    MessageBody(Inbox inbox, Format format) {
        this.inbox = inbox;
        this.format = format;
    }

    Optional<InboundMail> mailOf(TriageDecision decision) {
        return Optional.ofNullable(decision.mailId()).map(InboundMailId::new).flatMap(inbox::find);
    }

    Component of(TriageDecision decision) {
        Div body = new Div(marked(decision));
        body.addClassName("message");
        mailOf(decision).ifPresent(mail -> addParts(body, mail));
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

    private void addParts(Div body, InboundMail stored) {
        if (!(READER.read(inbox.raw(stored.id())) instanceof ReadMail mail)) {
            body.add(new Span(Texts.t("replies.unreadable")));
            return;
        }
        if (!mail.attachments().isEmpty()) {
            body.add(attachments(mail.attachments()));
        }
        if (!mail.quotedText().isBlank()) {
            body.add(new Details(Texts.t("replies.quoted"), new Pre(mail.quotedText())));
        }
        body.add(new Details(Texts.t("replies.original"), frame(mail)));
    }

    private static Component attachments(List<Attachment> attachments) {
        Div list = new Div();
        list.addClassName("attachments");
        attachments.forEach(attachment -> {
            String size = Long.toString(Math.max(1, attachment.size() / KILOBYTE));
            Span chip = new Span(Texts.t("replies.attachment", attachment.name(), size));
            chip.addClassName("attachment");
            list.add(chip);
        });
        return list;
    }

    /** Cleaned by core, and in a frame that may run nothing and reach nothing. */
    private static Component frame(ReadMail mail) {
        IFrame frame = new IFrame();
        frame.setSrcdoc(SafeHtml.of(mail).html());
        frame.setSandbox(IFrame.SandboxType.RESTRICT_ALL);
        frame.setTitle(Texts.t("replies.original"));
        frame.addClassName("original");
        return frame;
    }
}
