package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import io.dunlin.core.receivables.interest.InterestSettings;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** How many days a year has when interest is counted. */
final class InterestForm implements GroupForm<InterestSettings> {

    private final Select<DayCount> dayCount = new Select<>();

    @Override
    public List<Component> fields() {
        dayCount.setLabel(Texts.t("settings.interest.day-count"));
        dayCount.setHelperText(Texts.t("settings.interest.day-count.help"));
        dayCount.setItems(DayCount.values());
        dayCount.setItemLabelGenerator(Texts::t);
        return List.of(dayCount);
    }

    @Override
    public void show(InterestSettings value) {
        dayCount.setValue(value.dayCount());
    }

    @Override
    public Optional<InterestSettings> read(InterestSettings before) {
        return Optional.of(new InterestSettings(dayCount.getValue()));
    }
}
