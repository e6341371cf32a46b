package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.channels.SenderDomainCheck;
import io.dunlin.core.correspondence.guards.MailPaceSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;

/** Whether anything leaves for debtors, and at what hours. */
@Route(value = "sending", layout = MainLayout.class)
@RolesAllowed("ADMINISTRATOR")
public final class SendingView extends Div implements HasDynamicTitle {

    private final ProductSettings settings;
    private final SignedIn signedIn;
    private final Format format;
    private final MailProperties mail;
    private final SenderDomainCheck senderDomain;

    public SendingView(
            ProductSettings settings,
            SignedIn signedIn,
            Format format,
            MailProperties mail,
            SenderDomainCheck senderDomain) {
        this.settings = settings;
        this.signedIn = signedIn;
        this.format = format;
        this.mail = mail;
        this.senderDomain = senderDomain;
        addClassNames("page", "long-page");
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("sending.title");
    }

    private void show() {
        SendingSettings now = settings.get(SendingSettings.GROUP);
        removeAll();
        add(
                new PageHeader(Texts.t("sending.title"), Texts.t("sending.subtitle")),
                live(now),
                killSwitch(now),
                hours(),
                pace(),
                new SenderDomainCard(mail, senderDomain));
    }

    private Component live(SendingSettings now) {
        Button change =
                new Button(Texts.t(now.live() ? "sending.stop-live" : "sending.go-live"), _ -> turnLive(!now.live()));
        change.addThemeVariants(now.live() ? ButtonVariant.TERTIARY : ButtonVariant.PRIMARY);
        Card card = new Card(Texts.t("sending.live"), change);
        card.show(
                new Paragraph(Texts.t("sending.live.text")),
                now.live() ? StatusBadge.good(Texts.t("sending.on")) : StatusBadge.waiting(Texts.t("sending.off")));
        return card;
    }

    private Component killSwitch(SendingSettings now) {
        Button change =
                new Button(Texts.t(now.stopped() ? "sending.resume" : "sending.kill"), _ -> stop(!now.stopped()));
        change.addThemeVariants(now.stopped() ? ButtonVariant.PRIMARY : ButtonVariant.ERROR);
        Card card = new Card(Texts.t("sending.kill-switch"), change);
        card.show(
                new Paragraph(Texts.t("sending.kill.text")),
                now.stopped()
                        ? StatusBadge.bad(Texts.t("sending.stopped"))
                        : StatusBadge.plain(Texts.t("sending.not-stopped")));
        return card;
    }

    private Component hours() {
        return new GroupCard<>(
                Texts.t("sending.hours"),
                Texts.t("sending.hours.text"),
                SendingSettings.GROUP,
                new HoursForm(),
                settings,
                signedIn,
                format);
    }

    private Component pace() {
        return new GroupCard<>(
                Texts.t("sending.pace"),
                Texts.t("sending.pace.text"),
                MailPaceSettings.GROUP,
                new PaceForm(),
                settings,
                signedIn,
                format);
    }

    private void turnLive(boolean live) {
        ConfirmDialog.askWhy(
                Texts.t(live ? "sending.go-live.title" : "sending.stop-live.title"),
                Texts.t(live ? "sending.go-live.text" : "sending.stop-live.text"),
                Texts.t(live ? "sending.go-live" : "sending.stop-live"),
                why -> change(settings.get(SendingSettings.GROUP).withLive(live), why));
    }

    private void stop(boolean stopped) {
        ConfirmDialog.askWhy(
                Texts.t(stopped ? "sending.kill.title" : "sending.resume.title"),
                "",
                Texts.t(stopped ? "sending.kill" : "sending.resume"),
                why -> change(settings.get(SendingSettings.GROUP).withStopped(stopped), why));
    }

    private void change(SendingSettings value, String why) {
        settings.change(SendingSettings.GROUP, value, signedIn.actor(), why);
        Notice.done(Texts.t("sending.changed"));
        show();
    }
}
