package io.dunlin.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMail.State;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** One mail: its words and parts, why it is in quarantine, and the way to what was decided on it. */
final class MailDialog extends Dialog {

    private final InboundMail mail;
    private final Inbox inbox;
    private final SignedIn signedIn;
    private final Runnable changed;

    MailDialog(
            InboundMail mail,
            Optional<TriageDecision> decision,
            Inbox inbox,
            MessageParts parts,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        super(mail.subject().isBlank() ? Texts.t("replies.no-subject") : mail.subject());
        this.mail = mail;
        this.inbox = inbox;
        this.signedIn = signedIn;
        this.changed = changed;
        Span from = new Span(Texts.t(
                "mail.envelope",
                Optional.ofNullable(mail.fromAddress()).orElse(""),
                format.moment(mail.receivedAt()),
                mail.mailbox()));
        from.addClassName("secondary");
        Div head = new Div(from, StatusBadge.of(mail.state()));
        head.addClassName("labels");
        Div content = new Div(head);
        content.addClassNames("stack", "message");
        if (mail.state() == State.QUARANTINED) {
            content.add(quarantine());
        }
        decision.ifPresent(found -> content.add(new Anchor(addressOf(found), Texts.t("mail.decision"))));
        content.add(parts.words(mail));
        parts.of(mail).forEach(content::add);
        setWidth("56rem");
        add(content);
        addActs();
    }

    private static String addressOf(TriageDecision decision) {
        String id = "id=" + decision.id().value();
        return decision.outcome() == Outcome.REVIEW ? "replies?" + id : "replies?show=decided&" + id;
    }

    private Div quarantine() {
        Div why = new Div(
                new Span(Texts.t("mail.quarantined")),
                new Paragraph(Optional.ofNullable(mail.quarantineReason()).orElse("")));
        why.addClassNames("stacked", "warning");
        return why;
    }

    private void addActs() {
        Anchor original = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] raw = inbox.raw(mail.id());
                    return new DownloadResponse(
                            new ByteArrayInputStream(raw),
                            "mail-" + mail.id().value() + ".eml",
                            "application/octet-stream",
                            raw.length);
                }),
                Texts.t("mail.download"));
        getFooter().add(original);
        if (mail.state() == State.QUARANTINED) {
            Button again = new Button(Texts.t("mail.read-again"), _ -> readAgain());
            again.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(again);
        }
        getFooter().add(new Button(Texts.t("mail.close"), _ -> close()));
    }

    private void readAgain() {
        if (inbox.readAgain(mail.id(), signedIn.actor())) {
            Notice.done(Texts.t("mail.reading-again"));
        }
        close();
        changed.run();
    }
}
