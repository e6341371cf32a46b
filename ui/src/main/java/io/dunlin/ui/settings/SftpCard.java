package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.remittances.feeds.SftpFeeds;
import io.dunlin.core.remittances.feeds.SftpFeeds.LoginKind;
import io.dunlin.core.remittances.feeds.SftpFeeds.SftpFeedRow;
import io.dunlin.core.remittances.feeds.SftpHostKey;
import io.dunlin.core.remittances.feeds.SftpTrial;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders on SFTP servers that statements are fetched from: their settings, a test, and whose server it is. */
final class SftpCard extends Composite<Card> {

    private final SftpFeeds feeds;
    private final SignedIn signedIn;

    SftpCard(SftpFeeds feeds, SignedIn signedIn) {
        this.feeds = feeds;
        this.signedIn = signedIn;
        show();
    }

    @Override
    protected Card initContent() {
        Button add = new Button(Texts.t("sftp.add"), _ -> edit(null));
        return new Card(Texts.t("sftp.title"), add);
    }

    private void show() {
        Card card = getContent();
        card.show(new Paragraph(Texts.t("sftp.text")));
        List<SftpFeedRow> rows = feeds.all();
        if (rows.isEmpty()) {
            Span nothing = new Span(Texts.t("sftp.none"));
            nothing.addClassName("nothing");
            card.append(nothing);
        }
        rows.forEach(row -> card.append(line(row)));
    }

    private Component line(SftpFeedRow row) {
        Span name = new Span(row.feed().name());
        name.addClassName("strong");
        Span where = new Span(Texts.t(
                "sftp.where",
                row.feed().login(),
                row.feed().host(),
                Integer.toString(row.feed().port()),
                row.feed().folder()));
        where.addClassName("secondary");
        Div words = new Div(name, where, key(row));
        words.addClassName("stacked");
        Button test = new Button(Texts.t("sftp.test"), _ -> test(row));
        test.setAriaLabel(Texts.t("sftp.test") + ": " + row.feed().name());
        Button edit = new Button(Texts.t("sftp.edit"), _ -> edit(row));
        edit.setAriaLabel(Texts.t("sftp.edit") + ": " + row.feed().name());
        test.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        edit.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div line = new Div(words, state(row), test, edit);
        line.addClassName("card-line");
        return line;
    }

    private static Span key(SftpFeedRow row) {
        SftpHostKey accepted = row.hostKey();
        Span key = new Span(
                accepted == null
                        ? Texts.t("sftp.key.none")
                        : Texts.t("sftp.key", accepted.type(), accepted.fingerprint()));
        key.addClassName("secondary");
        return key;
    }

    private static Component state(SftpFeedRow row) {
        if (row.refusedHostKey() != null) {
            return StatusBadge.bad(Texts.t("sftp.state.stopped"));
        }
        if (!row.feed().enabled()) {
            return StatusBadge.plain(Texts.t("sftp.state.off"));
        }
        return row.hostKey() == null || row.login() == LoginKind.NONE
                ? StatusBadge.waiting(Texts.t("sftp.state.waiting"))
                : StatusBadge.good(Texts.t("sftp.state.on"));
    }

    private void edit(@Nullable SftpFeedRow row) {
        new SftpDialog(row, feeds, signedIn, this::show).open();
    }

    private void test(SftpFeedRow row) {
        SftpTrial trial = feeds.tryOut(row.id(), signedIn.actor());
        show();
        switch (trial) {
            case SftpTrial.Passed(int files) -> Notice.done(Texts.t("sftp.test.passed", Integer.toString(files)));
            case SftpTrial.Failed(var fault, String detail) ->
                Notice.refused(detail.isEmpty() ? Texts.t(fault) : Texts.t(fault) + " (" + detail + ")");
            case SftpTrial.HostKeyUnknown(SftpHostKey shown) ->
                decide(
                        row,
                        shown,
                        Texts.t("sftp.key.unknown", row.feed().host()),
                        List.of(Texts.t("sftp.key.compare"), Texts.t("sftp.key.shown", shown.fingerprint())));
            case SftpTrial.HostKeyChanged(SftpHostKey accepted, SftpHostKey shown) ->
                decide(
                        row,
                        shown,
                        Texts.t("sftp.key.changed", row.feed().host()),
                        List.of(
                                Texts.t("sftp.key.changed.text"),
                                Texts.t("sftp.key.before", accepted.fingerprint()),
                                Texts.t("sftp.key.shown", shown.fingerprint())));
        }
    }

    private void decide(SftpFeedRow row, SftpHostKey shown, String title, List<String> lines) {
        Dialog dialog = new Dialog(title);
        dialog.setWidth("34rem");
        lines.forEach(line -> dialog.add(new Paragraph(line)));
        Button accept = new Button(Texts.t("sftp.key.accept"), _ -> {
            dialog.close();
            ConfirmDialog.askWhy(
                    Texts.t("sftp.key.accept.title", shown.fingerprint()),
                    Texts.t("sftp.key.accept.text"),
                    Texts.t("sftp.key.confirm"),
                    why -> accept(row, shown, why));
        });
        dialog.getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> dialog.close()), accept);
        dialog.open();
    }

    private void accept(SftpFeedRow row, SftpHostKey shown, String why) {
        feeds.accept(row.id(), shown, signedIn.actor(), why);
        Notice.done(Texts.t("sftp.key.accepted"));
        show();
    }
}
