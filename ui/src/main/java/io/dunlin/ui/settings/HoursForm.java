package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.ui.components.Texts;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** At what hours debtors are written to, and how a message is tried. */
final class HoursForm implements GroupForm<SendingSettings> {

    private static final int MOST_TRIES = 20;

    private final TimePicker weekdayFrom = Fields.hour(Texts.t("sending.weekday-from"));
    private final TimePicker weekdayTo = Fields.hour(Texts.t("sending.weekday-to"));
    private final TimePicker saturdayFrom = Fields.hour(Texts.t("sending.saturday-from"));
    private final TimePicker saturdayTo = Fields.hour(Texts.t("sending.saturday-to"));
    private final IntegerField attempts =
            Fields.whole(Texts.t("sending.attempts"), Texts.t("sending.attempts.help"), 1, MOST_TRIES);
    private final Checkbox transliterate = new Checkbox(Texts.t("sending.transliterate"));

    @Override
    public List<Component> fields() {
        transliterate.setHelperText(Texts.t("sending.transliterate.help"));
        return List.of(weekdayFrom, weekdayTo, saturdayFrom, saturdayTo, attempts, transliterate);
    }

    @Override
    public void show(SendingSettings value) {
        weekdayFrom.setValue(value.weekdayFrom());
        weekdayTo.setValue(value.weekdayTo());
        saturdayFrom.setValue(value.saturdayFrom());
        saturdayTo.setValue(value.saturdayTo());
        attempts.setValue(value.mostAttempts());
        transliterate.setValue(value.transliterateSms());
    }

    @Override
    public Optional<SendingSettings> read(SendingSettings before) {
        boolean hours = Fields.all(ordered(weekdayFrom, weekdayTo), ordered(saturdayFrom, saturdayTo));
        if (!Fields.all(hours, Fields.right(attempts))) {
            return Optional.empty();
        }
        return Optional.of(new SendingSettings(
                before.live(),
                before.stopped(),
                weekdayFrom.getValue(),
                weekdayTo.getValue(),
                saturdayFrom.getValue(),
                saturdayTo.getValue(),
                attempts.getValue(),
                transliterate.getValue()));
    }

    private static boolean ordered(TimePicker from, TimePicker to) {
        LocalTime first = from.getValue();
        LocalTime last = to.getValue();
        boolean right = first != null && last != null && !last.isBefore(first);
        to.setErrorMessage(right ? "" : Texts.t("sending.hours.wrong"));
        to.setInvalid(!right);
        return right;
    }
}
