package io.dunlin.ui.settings;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.remittances.feeds.SftpFeed;
import io.dunlin.core.remittances.feeds.SftpFeeds;
import io.dunlin.core.remittances.feeds.SftpFeeds.LoginKind;
import io.dunlin.core.remittances.feeds.SftpFeeds.Saved;
import io.dunlin.core.remittances.feeds.SftpFeeds.SftpFeedRow;
import io.dunlin.core.remittances.feeds.SftpSecret;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of one folder on an SFTP server. Secrets are written here and never shown. */
final class SftpDialog extends Dialog {

    private static final int HIGHEST_PORT = 65_535;
    private static final int LARGEST_MEGABYTES = 100;
    private static final int MOST_FILES = 1000;
    private static final int LONGEST_PAUSE_MINUTES = 240;
    private static final SftpFeed SHIPPED = new SftpFeed("-", "-", 22, "-", ".", null, "*", 50, 200, 10, true);

    private final @Nullable SftpFeedRow before;
    private final SftpFeeds feeds;
    private final SignedIn signedIn;
    private final Runnable saved;
    private final TextField name = new TextField(Texts.t("sftp.name"));
    private final TextField host = new TextField(Texts.t("sftp.host"));
    private final IntegerField port = Fields.whole(Texts.t("sftp.port"), "", 1, HIGHEST_PORT);
    private final TextField login = new TextField(Texts.t("sftp.login"));
    private final PasswordField password = new PasswordField(Texts.t("sftp.password"));
    private final TextArea key = new TextArea(Texts.t("sftp.private-key"));
    private final PasswordField passphrase = new PasswordField(Texts.t("sftp.passphrase"));
    private final TextField folder = new TextField(Texts.t("sftp.folder"));
    private final TextField archive = new TextField(Texts.t("sftp.archive"));
    private final TextField names = new TextField(Texts.t("sftp.names"));
    private final IntegerField largest =
            Fields.whole(Texts.t("sftp.largest"), Texts.t("sftp.largest.help"), 1, LARGEST_MEGABYTES);
    private final IntegerField most = Fields.whole(Texts.t("sftp.most"), Texts.t("sftp.most.help"), 1, MOST_FILES);
    private final IntegerField every =
            Fields.whole(Texts.t("sftp.every"), Texts.t("sftp.every.help"), 1, LONGEST_PAUSE_MINUTES);
    private final Checkbox enabled = new Checkbox(Texts.t("sftp.enabled"));
    private final TextField reason = new TextField(Texts.t("confirm.reason"));
    private final Span fault = new Span();

    SftpDialog(@Nullable SftpFeedRow before, SftpFeeds feeds, SignedIn signedIn, Runnable saved) {
        super(before == null ? Texts.t("sftp.new") : before.feed().name());
        this.before = before;
        this.feeds = feeds;
        this.signedIn = signedIn;
        this.saved = saved;
        archive.setHelperText(Texts.t("sftp.archive.help"));
        names.setHelperText(Texts.t("sftp.names.help"));
        key.setHelperText(Texts.t("sftp.private-key.help"));
        key.setMaxRows(6);
        fault.addClassName("fault");
        fault.getElement().setAttribute("role", "alert");
        if (before != null && before.login() != LoginKind.NONE) {
            password.setHelperText(
                    Texts.t(before.login() == LoginKind.PASSWORD ? "sftp.password.kept" : "sftp.private-key.kept"));
        }
        show(before == null ? SHIPPED : before.feed());
        Div fields = new Div(
                name,
                host,
                port,
                login,
                password,
                key,
                passphrase,
                folder,
                archive,
                names,
                largest,
                most,
                every,
                enabled,
                reason,
                fault);
        fields.addClassName("form");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        add(fields);
        Button save = new Button(Texts.t("sftp.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }

    private void show(SftpFeed feed) {
        if (before != null) {
            name.setValue(feed.name());
            host.setValue(feed.host());
            login.setValue(feed.login());
        }
        port.setValue(feed.port());
        folder.setValue(feed.folder());
        archive.setValue(Optional.ofNullable(feed.archiveFolder()).orElse(""));
        names.setValue(feed.fileNames());
        largest.setValue(feed.largestMegabytes());
        most.setValue(feed.mostFiles());
        every.setValue(feed.lookEveryMinutes());
        enabled.setValue(feed.enabled());
    }

    private void save() {
        boolean right = Fields.all(
                Fields.right(port),
                Fields.right(largest),
                Fields.right(most),
                Fields.right(every),
                filled(name),
                filled(host),
                filled(login),
                filled(folder),
                filled(names),
                filled(reason));
        if (!right) {
            refuse(Texts.t("settings.wrong"));
            return;
        }
        if (!password.getValue().isEmpty() && !key.getValue().isBlank()) {
            refuse(Texts.t("sftp.fault.both"));
            return;
        }
        SftpFeed feed;
        try {
            feed = new SftpFeed(
                    name.getValue(),
                    host.getValue(),
                    port.getValue(),
                    login.getValue(),
                    folder.getValue(),
                    archive.getValue(),
                    names.getValue(),
                    largest.getValue(),
                    most.getValue(),
                    every.getValue(),
                    enabled.getValue());
        } catch (IllegalArgumentException wrong) {
            refuse(Texts.t("sftp.fault.field"));
            return;
        }
        Saved outcome = feeds.save(
                before == null ? null : before.id(),
                feed,
                secret(),
                signedIn.actor(),
                reason.getValue().strip());
        switch (outcome) {
            case Saved.Done _ -> {
                close();
                Notice.done(Texts.t("settings.saved"));
                saved.run();
            }
            case Saved.Refused(Saved.Why why) ->
                refuse(
                        switch (why) {
                            case NAME_TAKEN -> Texts.t("sftp.fault.name");
                            case KEY_UNREADABLE -> Texts.t("sftp.fault.key");
                            case SECRET_MISSING -> Texts.t("sftp.fault.secret");
                        });
        }
    }

    private SftpSecret secret() {
        if (!key.getValue().isBlank()) {
            return new SftpSecret.PrivateKey(key.getValue().strip() + "\n", passphrase.getValue());
        }
        return password.getValue().isEmpty()
                ? new SftpSecret.Unchanged()
                : new SftpSecret.Password(password.getValue());
    }

    private static boolean filled(TextField field) {
        boolean right = !field.getValue().isBlank();
        Fields.refuse(field, right, Texts.t("sftp.fault.empty"));
        return right;
    }

    private void refuse(String why) {
        fault.setText(why);
    }
}
