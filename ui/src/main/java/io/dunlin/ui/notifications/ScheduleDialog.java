package io.dunlin.ui.notifications;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.dunlin.core.notifications.DecisionSchedule;
import io.dunlin.ui.components.Texts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.function.Consumer;

/** When a manager gets the list of cases that wait for a decision. */
final class ScheduleDialog extends Dialog {

    ScheduleDialog(DecisionSchedule now, Consumer<DecisionSchedule> chosen) {
        super(Texts.t("decisions.schedule.title"));
        Locale locale = UI.getCurrent().getLocale();
        CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(Texts.t("decisions.schedule.days"));
        days.setItems(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
        days.setValue(now.days());
        TimePicker at = new TimePicker(Texts.t("decisions.schedule.at"));
        at.setLocale(Locale.of("pl"));
        at.setValue(now.at());
        Button save = new Button(Texts.t("decisions.schedule.save"), _ -> {
            days.setInvalid(days.getValue().isEmpty());
            days.setErrorMessage(Texts.t("decisions.schedule.missing"));
            at.setInvalid(at.isEmpty());
            at.setErrorMessage(Texts.t("settings.time-missing"));
            if (!days.isInvalid() && !at.isInvalid()) {
                close();
                chosen.accept(new DecisionSchedule(days.getValue(), at.getValue()));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(days, at);
        fields.addClassName("form");
        setWidth("30rem");
        add(new Paragraph(Texts.t("decisions.schedule.text")), fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }
}
