package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks for the day and the amount that a debtor promised on the phone. */
final class PromiseDialog extends Dialog {

    PromiseDialog(Currency currency, LocalDate today, BiConsumer<LocalDate, @Nullable Money> confirmed) {
        super(Texts.t("promise.register.title"));
        DatePicker day = Days.field(Texts.t("promise.day"));
        day.setMin(today);
        day.setRequiredIndicatorVisible(true);
        MoneyField amount = new MoneyField(Texts.t("promise.amount"), currency);
        amount.setHelperText(Texts.t("promise.amount.help"));
        Button register = new Button(Texts.t("promise.register"), _ -> {
            LocalDate promised = day.getValue();
            boolean isAmount = amount.isNothingOrMore();
            if (promised == null || promised.isBefore(today)) {
                FieldFault said = FieldFault.among(day).at(day, Texts.t("promise.day.missing"));
                assert !said.none();
                return;
            }
            if (!isAmount) {
                return;
            }
            close();
            confirmed.accept(promised, amount.getValue());
        });
        register.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(day, amount);
        fields.addClassName("form");
        setWidth("28rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), register);
    }
}
