package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;

/** When the day's decisions on reminders are taken, and how often a debtor may be pressed. */
final class DunningForm implements GroupForm<DunningSettings> {

    private static final int MOST_DAYS = 60;
    private static final int MOST_CONTACTS = 50;

    private final Checkbox active = new Checkbox(Texts.t("settings.dunning.active"));
    private final TimePicker runAt = Fields.hour(Texts.t("settings.dunning.run-at"));
    private final IntegerField bankDataDays = Fields.whole(
            Texts.t("settings.dunning.bank-days"), Texts.t("settings.dunning.bank-days.help"), 1, MOST_DAYS);
    private final IntegerField perDay =
            Fields.whole(Texts.t("settings.dunning.per-day"), Texts.t("settings.dunning.limit"), 1, MOST_CONTACTS);
    private final IntegerField perWeek =
            Fields.whole(Texts.t("settings.dunning.per-week"), Texts.t("settings.dunning.limit"), 1, MOST_CONTACTS);
    private final IntegerField perFortnight = Fields.whole(
            Texts.t("settings.dunning.per-fortnight"), Texts.t("settings.dunning.limit"), 1, MOST_CONTACTS);
    private final IntegerField messageDays = Fields.whole(
            Texts.t("settings.dunning.message-days"), Texts.t("settings.dunning.message-days.help"), 1, MOST_DAYS);

    @Override
    public List<Component> fields() {
        return List.of(perDay, perWeek, perFortnight, bankDataDays, messageDays, runAt, active);
    }

    @Override
    public void show(DunningSettings value) {
        active.setValue(value.active());
        runAt.setValue(value.runAt());
        bankDataDays.setValue(value.bankDataDays());
        perDay.setValue(value.mostPerDay());
        perWeek.setValue(value.mostPerWeek());
        perFortnight.setValue(value.mostPerFortnight());
        messageDays.setValue(value.messageDays());
    }

    @Override
    public Optional<DunningSettings> read(DunningSettings before) {
        boolean right = Fields.all(
                Fields.right(bankDataDays),
                Fields.right(messageDays),
                Fields.right(perDay),
                Fields.right(perWeek),
                Fields.right(perFortnight));
        right &= timeIsThere();
        if (!right || !Fields.all(grows(perDay, perWeek), grows(perWeek, perFortnight))) {
            return Optional.empty();
        }
        return Optional.of(new DunningSettings(
                active.getValue(),
                runAt.getValue(),
                bankDataDays.getValue(),
                perDay.getValue(),
                perWeek.getValue(),
                perFortnight.getValue(),
                messageDays.getValue()));
    }

    private boolean timeIsThere() {
        runAt.setErrorMessage(Texts.t("settings.time-missing"));
        runAt.setInvalid(runAt.isEmpty());
        return !runAt.isEmpty();
    }

    private static boolean grows(IntegerField shorter, IntegerField longer) {
        boolean grows = longer.getValue() >= shorter.getValue();
        Fields.refuse(longer, grows, Texts.t("settings.dunning.grows"));
        return grows;
    }
}
