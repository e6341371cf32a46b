package io.dunlin.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailReader;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.SafeHtml;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came with the words of a message: attachments as text, quoted history, and the message as its sender saw it, without
 * anything that runs or is loaded from elsewhere.
 */
@org.springframework.stereotype.Component
public class MessageParts {

    private static final MailReader READER = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());
    private static final long KILOBYTE = 1024;
    private static final int MOST_RAW = 64 * 1024;
    private static final int MOST_PREVIEW = 100_000;

    private final Inbox inbox;
    private final AttachmentReader attachmentReader;

    public MessageParts(Inbox inbox, AttachmentReader attachmentReader) {
        this.inbox = inbox;
        this.attachmentReader = attachmentReader;
    }

    /** The words written now; of a message that cannot be read its first bytes. */
    public Component words(InboundMail stored) {
        Pre words = new Pre(
                READER.read(inbox.raw(stored.id())) instanceof ReadMail mail ? mail.newText() : start(stored.id()));
        words.addClassName("message-words");
        return words;
    }

    /** What came with them, each folded away. */
    public List<Component> of(InboundMail stored) {
        List<Component> parts = new ArrayList<>();
        if (!(READER.read(inbox.raw(stored.id())) instanceof ReadMail mail)) {
            return List.of(new Span(Texts.t("replies.unreadable")));
        }
        if (!mail.attachments().isEmpty()) {
            parts.add(attachments(stored.id(), mail.attachments()));
        }
        if (!mail.quotedText().isBlank()) {
            parts.add(new Details(Texts.t("replies.quoted"), new Pre(mail.quotedText())));
        }
        parts.add(new Details(Texts.t("replies.original"), frame(mail)));
        return parts;
    }

    private Component attachments(InboundMailId id, List<Attachment> attachments) {
        Div list = new Div();
        list.addClassName("attachments");
        attachments.forEach(attachment -> list.add(attachment(id, attachment)));
        return list;
    }

    /** The text of a file is read when somebody asks for it: that is done by another program and takes a moment. */
    private Component attachment(InboundMailId id, Attachment attachment) {
        String size = Long.toString(Math.max(1, attachment.size() / KILOBYTE));
        Div text = new Div();
        Details details = new Details(Texts.t("replies.attachment", attachment.name(), size), text);
        details.addClassName("attachment");
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && text.getComponentCount() == 0) {
                text.add(preview(read(id, attachment)));
            }
        });
        return details;
    }

    private Optional<Attachment> read(InboundMailId id, Attachment attachment) {
        return inbox.read(id) instanceof ReadMail mail
                ? mail.attachments().stream()
                        .filter(each -> each.sha256().equals(attachment.sha256()))
                        .findFirst()
                : Optional.empty();
    }

    private Component preview(Optional<Attachment> read) {
        if (read.isEmpty()) {
            return new Span(Texts.t("replies.unreadable"));
        }
        Attachment attachment = read.get();
        Div preview = new Div(new Span(StatusBadge.of(attachment.status())));
        String reason = attachment.reason();
        if (reason != null) {
            Span why = new Span(" " + reason);
            why.addClassName("secondary");
            preview.add(why);
        }
        if (!attachment.text().isBlank()) {
            String text = attachment.text();
            Pre words = new Pre(text.length() > MOST_PREVIEW ? text.substring(0, MOST_PREVIEW) + "…" : text);
            words.addClassName("message-words");
            preview.add(words);
        }
        if (AttachmentPicture.canShow(attachment)) {
            preview.add(new AttachmentPicture(attachmentReader, attachment));
        }
        return preview;
    }

    private String start(InboundMailId id) {
        byte[] raw = inbox.raw(id);
        return new String(raw, 0, Math.min(raw.length, MOST_RAW), StandardCharsets.ISO_8859_1);
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
