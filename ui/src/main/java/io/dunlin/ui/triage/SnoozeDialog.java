package io.dunlin.ui.triage;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FirstFocus;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Puts a message off until a day; meanwhile its debtor is not pressed. */
final class SnoozeDialog extends Dialog {

    private static final int SOON = 3;

    SnoozeDialog(LocalDate today, Consumer<LocalDate> until) {
        super(Texts.t("replies.snooze.title"));
        DatePicker day = Days.field(Texts.t("replies.snooze.until"));
        day.setMin(today.plusDays(1));
        Button tomorrow = choice("replies.snooze.tomorrow", today.plusDays(1), until);
        Button soon = choice("replies.snooze.soon", today.plusDays(SOON), until);
        Button week = choice("replies.snooze.week", today.plusWeeks(1), until);
        Div quick = new Div(tomorrow, soon, week);
        quick.addClassName("actions");
        Button save = new Button(Texts.t("replies.snooze"), _ -> {
            day.setInvalid(day.isEmpty() || !day.getValue().isAfter(today));
            day.setErrorMessage(Texts.t("replies.snooze.wrong"));
            if (!day.isInvalid()) {
                close();
                until.accept(day.getValue());
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(new Paragraph(Texts.t("replies.snooze.text")), quick, day);
        fields.addClassName("form");
        setWidth("28rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
        FirstFocus.on(tomorrow);
    }

    private Button choice(String key, LocalDate day, Consumer<LocalDate> until) {
        return new Button(Texts.t(key), _ -> {
            close();
            until.accept(day);
        });
    }
}
