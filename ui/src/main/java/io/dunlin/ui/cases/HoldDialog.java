package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks until when a case is held, and why. */
final class HoldDialog extends Dialog {

    HoldDialog(LocalDate today, BiConsumer<@Nullable LocalDate, String> confirmed) {
        super(Texts.t("hold.place.title"));
        DatePicker until = Days.field(Texts.t("hold.ends"));
        until.setMin(today.plusDays(1));
        until.setValue(today.plusDays(7));
        until.setClearButtonVisible(true);
        until.setHelperText(Texts.t("hold.ends.help"));
        TextArea why = new TextArea(Texts.t("confirm.reason"));
        why.setMaxLength(400);
        why.setWidthFull();
        Button place = new Button(Texts.t("hold.place"), _ -> {
            if (why.isEmpty()) {
                why.setInvalid(true);
                why.setErrorMessage(Texts.t("confirm.reason.missing"));
                return;
            }
            close();
            confirmed.accept(until.getValue(), why.getValue().strip());
        });
        place.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("28rem");
        add(new Paragraph(Texts.t("hold.place.text")), until, why);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), place);
    }
}
