package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.OutboxQueries.MessageEvent;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;

/** One message: its words, what became of it, and what a person may do about it. */
final class MessageDialog extends Dialog {

    private final OutboundMessage message;
    private final Outbox outbox;
    private final SignedIn signedIn;
    private final Runnable changed;

    MessageDialog(
            OutboundMessage message,
            OutboxQueries messages,
            Outbox outbox,
            SignedIn signedIn,
            Format format,
            Runnable changed) {
        super(message.subject().isBlank() ? Texts.t(message.purpose()) : message.subject());
        this.message = message;
        this.outbox = outbox;
        this.signedIn = signedIn;
        this.changed = changed;
        Span recipient = new Span(Texts.t(message.channel()) + " · " + message.recipient());
        recipient.addClassName("secondary");
        Div head = new Div(recipient, StatusBadge.of(message.state()));
        head.addClassName("labels");
        Pre words = new Pre(message.bodyText());
        words.addClassName("message-words");
        words.getClassNames().set("aligned", message.channel() == Channel.MAIL);
        Div life = new Div();
        life.addClassName("life");
        messages.events(message.id()).forEach(event -> life.add(line(event, format)));
        setWidth("44rem");
        add(head, words, life);
        boolean mayAct = signedIn.has(Role.CLERK) || signedIn.has(Role.MANAGER) || signedIn.has(Role.ADMINISTRATOR);
        if (mayAct) {
            addActs();
        }
        Button close = new Button(Texts.t("outbox.close"), _ -> close());
        getFooter().add(close);
    }

    private static Div line(MessageEvent event, Format format) {
        Span when = new Span(format.moment(event.happenedAt()));
        when.addClassName("secondary");
        Div line = new Div(when, new Span(Texts.t(event.state())), new Span(MessageReason.of(event.detail())));
        line.addClassName("life-line");
        return line;
    }

    private void addActs() {
        if (message.state() == State.QUEUED) {
            getFooter().add(new Button(Texts.t("outbox.cancel"), _ -> cancel()));
        }
        if (message.state() == State.FAILED) {
            getFooter().add(new Button(Texts.t("outbox.retry"), _ -> retry()));
        }
        if (message.state() == State.IN_DOUBT) {
            Button left = new Button(Texts.t("outbox.doubt.left"), _ -> resolve(true));
            Button stayed = new Button(Texts.t("outbox.doubt.stayed"), _ -> resolve(false));
            left.addThemeVariants(ButtonVariant.PRIMARY);
            getFooter().add(stayed, left);
        }
    }

    private void cancel() {
        ConfirmDialog.askWhy(Texts.t("outbox.cancel.title", message.recipient()), "", Texts.t("outbox.cancel"), why -> {
            if (outbox.cancel(message.id(), why, signedIn.actor())) {
                done("outbox.cancelled");
            } else {
                Notice.refused(Texts.t("outbox.too-late"));
            }
        });
    }

    private void retry() {
        outbox.retry(message.id(), signedIn.actor());
        done("outbox.retried");
    }

    private void resolve(boolean left) {
        ConfirmDialog.ask(
                Texts.t(left ? "outbox.doubt.left.title" : "outbox.doubt.stayed.title"),
                Texts.t(left ? "outbox.doubt.left.text" : "outbox.doubt.stayed.text"),
                Texts.t(left ? "outbox.doubt.left" : "outbox.doubt.stayed"),
                () -> {
                    outbox.resolveInDoubt(message.id(), left, signedIn.actor());
                    done("outbox.doubt.resolved");
                });
    }

    private void done(String key) {
        Notice.done(Texts.t(key));
        close();
        changed.run();
    }
}
