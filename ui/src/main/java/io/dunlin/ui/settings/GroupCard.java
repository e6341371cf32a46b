package io.dunlin.ui.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.settings.SettingGroup;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.Texts;

/** A group of settings as every group is shown: what it is for, its fields, who changed it last, and saving with a reason. */
final class GroupCard<T extends Record> extends Composite<Card> {

    private final String title;
    private final SettingGroup<T> group;
    private final GroupForm<T> form;
    private final ProductSettings settings;
    private final SignedIn signedIn;
    private final Format format;
    private final Span lastChange = new Span();
    private T shown;

    GroupCard(
            String title,
            String text,
            SettingGroup<T> group,
            GroupForm<T> form,
            ProductSettings settings,
            SignedIn signedIn,
            Format format) {
        this.title = title;
        this.group = group;
        this.form = form;
        this.settings = settings;
        this.signedIn = signedIn;
        this.format = format;
        lastChange.addClassName("secondary");
        Div fields = new Div();
        fields.addClassName("group-fields");
        form.fields().forEach(fields::add);
        Button save = new Button(Texts.t("settings.save"), _ -> save());
        save.setAriaLabel(Texts.t("settings.save") + ": " + title);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div foot = new Div(save, lastChange);
        foot.addClassName("actions");
        getContent().show(new Paragraph(text), fields, foot);
        shown = settings.get(group);
        form.show(shown);
        showLastChange();
    }

    @Override
    protected Card initContent() {
        return new Card(title);
    }

    private void save() {
        T before = settings.get(group);
        if (!before.equals(shown)) {
            shown = before;
            showLastChange();
            Notice.refused(Texts.t("settings.meanwhile", title));
            return;
        }
        form.read(before).ifPresentOrElse(this::confirm, () -> Notice.refused(Texts.t("settings.wrong")));
    }

    private void confirm(T value) {
        if (value.equals(settings.get(group))) {
            Notice.done(Texts.t("settings.unchanged"));
            return;
        }
        ConfirmDialog.askWhy(Texts.t("settings.why", title), "", Texts.t("settings.save"), why -> {
            settings.change(group, value, signedIn.actor(), why);
            Notice.done(Texts.t("settings.saved"));
            shown = settings.get(group);
            form.show(shown);
            showLastChange();
        });
    }

    private void showLastChange() {
        lastChange.setText(settings.lastChange(group)
                .map(change -> Texts.t(
                        "settings.last-change",
                        format.moment(change.at()),
                        signedIn.people().name(change.by()),
                        change.reason()))
                .orElse(Texts.t("settings.never-changed")));
    }
}
