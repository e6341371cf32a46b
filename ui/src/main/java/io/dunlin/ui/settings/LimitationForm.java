package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.receivables.limitation.LimitationSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** How long claims of this firm can be brought. */
final class LimitationForm implements GroupForm<LimitationSettings> {

    private static final int MOST_YEARS = 20;

    private final IntegerField consumers = Fields.whole(
            Texts.t("settings.limitation.consumers"), Texts.t("settings.limitation.consumers.help"), 1, MOST_YEARS);
    private final IntegerField businesses = Fields.whole(
            Texts.t("settings.limitation.businesses"), Texts.t("settings.limitation.businesses.help"), 1, MOST_YEARS);

    @Override
    public List<Component> fields() {
        return List.of(consumers, businesses);
    }

    @Override
    public void show(LimitationSettings value) {
        consumers.setValue(value.consumerYears());
        businesses.setValue(value.businessYears());
    }

    @Override
    public Optional<LimitationSettings> read(LimitationSettings before) {
        return Fields.all(Fields.right(consumers), Fields.right(businesses))
                ? Optional.of(new LimitationSettings(consumers.getValue(), businesses.getValue()))
                : Optional.empty();
    }
}
