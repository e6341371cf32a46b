package io.dunlin.ui.receivables;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.receivables.policy.LegalRate;
import io.dunlin.core.receivables.policy.LegalRateKind;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks for a row of a dated table: from when, how much, and where it was published. */
final class RateDialog extends Dialog {

    private static final int LONGEST_SOURCE = 200;

    private final LegalRateKind kind;
    private final DatePicker from = Days.field(Texts.t("rates.from"));
    private final BigDecimalField value = new BigDecimalField(Texts.t("rates.value"));
    private final TextField source = new TextField(Texts.t("rates.source"));
    private final Consumer<LegalRate> confirmed;

    RateDialog(LegalRateKind kind, Locale locale, Consumer<LegalRate> confirmed) {
        super(Texts.t("rates.add.title", Texts.t(kind)));
        this.kind = kind;
        this.confirmed = confirmed;
        value.setLocale(locale);
        source.setMaxLength(LONGEST_SOURCE);
        source.setHelperText(Texts.t("rates.source.help"));
        from.setRequiredIndicatorVisible(true);
        value.setRequiredIndicatorVisible(true);
        source.setRequiredIndicatorVisible(true);
        Button add = new Button(Texts.t("rates.add"), _ -> confirm());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(from, value, source);
        fields.addClassName("form");
        setWidth("28rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), add);
    }

    private void confirm() {
        LocalDate day = from.getValue();
        BigDecimal number = value.getValue();
        from.setInvalid(day == null);
        value.setInvalid(number == null || !kind.allows(number));
        value.setErrorMessage(Texts.t("rates.value.wrong"));
        source.setInvalid(source.getValue().isBlank());
        if (day != null
                && number != null
                && kind.allows(number)
                && !source.getValue().isBlank()) {
            close();
            confirmed.accept(new LegalRate(kind, day, number, source.getValue().strip()));
        }
    }
}
