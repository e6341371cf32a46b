package io.dunlin.ui.correspondence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.ui.components.Texts;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for the number of the person who tries a text message. */
final class TrialNumberDialog extends Dialog {

    TrialNumberDialog(Consumer<PhoneNumber> chosen) {
        super(Texts.t("template-edit.send"));
        TextField number = new TextField(Texts.t("template-edit.number"));
        number.setHelperText(Texts.t("template-edit.number.help"));
        number.setAutofocus(true);
        Button send = new Button(Texts.t("template-edit.send.confirm"), _ -> {
            Optional<PhoneNumber> found = PhoneNumber.find(number.getValue());
            number.setInvalid(found.isEmpty());
            number.setErrorMessage(Texts.t("template-edit.number.wrong"));
            found.ifPresent(phone -> {
                close();
                chosen.accept(phone);
            });
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(number);
        fields.addClassName("form");
        setWidth("28rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), send);
    }
}
