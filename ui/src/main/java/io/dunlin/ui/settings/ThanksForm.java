package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import io.dunlin.core.dunning.thanks.ThanksSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** What debtors who paid are told. */
final class ThanksForm implements GroupForm<ThanksSettings> {

    private final Checkbox whenPaid = new Checkbox(Texts.t("settings.thanks.paid"));
    private final Checkbox whenPartly = new Checkbox(Texts.t("settings.thanks.partly"));
    private final Checkbox bySms = new Checkbox(Texts.t("settings.thanks.sms"));

    @Override
    public List<Component> fields() {
        return List.of(whenPaid, whenPartly, bySms);
    }

    @Override
    public void show(ThanksSettings value) {
        whenPaid.setValue(value.whenPaid());
        whenPartly.setValue(value.whenPartly());
        bySms.setValue(value.bySms());
    }

    @Override
    public Optional<ThanksSettings> read(ThanksSettings before) {
        return Optional.of(new ThanksSettings(whenPaid.getValue(), whenPartly.getValue(), bySms.getValue()));
    }
}
