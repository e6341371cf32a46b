package io.dunlin.ui.remittances;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** Asks why a payment is put aside, and when it shall ask again. */
final class ParkDialog extends Dialog {

    private static final int LONGEST_REASON = 400;
    private static final int USUAL_BUSINESS_DAYS = 5;

    private final DatePicker day = Days.field(Texts.t("remittance.park.until"));
    private final TextArea reason = new TextArea(Texts.t("confirm.reason"));
    private final Button park = new Button(Texts.t("remittance.park"));

    ParkDialog(FirmCalendar calendar, BiConsumer<String, LocalDate> parked) {
        super(Texts.t("remittance.park.title"));
        LocalDate today = calendar.today();
        day.setMin(today.plusDays(1));
        day.setValue(calendar.plusBusinessDays(today, USUAL_BUSINESS_DAYS));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(_ -> check(today));
        day.addValueChangeListener(_ -> check(today));
        park.addThemeVariants(ButtonVariant.PRIMARY);
        park.setEnabled(false);
        park.addClickListener(_ -> {
            close();
            parked.accept(reason.getValue().strip(), day.getValue());
        });
        Div form = new Div(new Paragraph(Texts.t("remittance.park.text")), day, reason);
        form.addClassName("form");
        add(form);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), park);
    }

    private void check(LocalDate today) {
        LocalDate chosen = day.getValue();
        park.setEnabled(
                chosen != null && chosen.isAfter(today) && !reason.getValue().isBlank());
    }
}
