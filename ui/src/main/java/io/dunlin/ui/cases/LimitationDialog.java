package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.limitation.LimitationInterruption.Ground;
import io.dunlin.core.receivables.limitation.Limitations;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a lawyer what interrupted limitation, of which claims, and what proves it. */
final class LimitationDialog extends Dialog {

    private final Select<Ground> ground = new Select<>();
    private final DatePicker on = Days.field(Texts.t("limitation.on"));
    private final DatePicker anew = Days.field(Texts.t("limitation.anew"));
    private final TextArea evidence = new TextArea(Texts.t("limitation.evidence"));

    LimitationDialog(
            List<Receivable> open,
            LocalDate today,
            Function<Limitations.Interruption, List<LocalizedText>> faults,
            BiConsumer<Collection<Receivable>, Limitations.Interruption> entered) {
        super(Texts.t("limitation.record.title"));
        MultiSelectComboBox<Receivable> claims = new MultiSelectComboBox<>(Texts.t("limitation.claims"));
        claims.setItems(open);
        claims.setItemLabelGenerator(Receivable::number);
        claims.select(open);
        ground.setLabel(Texts.t("limitation.ground"));
        ground.setItems(Ground.values());
        ground.setItemLabelGenerator(Texts::t);
        ground.setValue(Ground.ACKNOWLEDGEMENT);
        on.setValue(today);
        on.setMax(today);
        anew.setMax(today);
        anew.setHelperText(Texts.t("limitation.anew.help"));
        evidence.setMaxLength(Limitations.LONGEST_EVIDENCE);
        evidence.setHelperText(Texts.t("limitation.evidence.help"));
        Paragraph fault = new Paragraph();
        fault.addClassName("fault");
        Button save = new Button(Texts.t("limitation.save"), _ -> {
            List<LocalizedText> found = faults.apply(interruption(today));
            Locale locale = UI.getCurrent().getLocale();
            fault.setText(found.stream().map(text -> text.in(locale)).collect(Collectors.joining(" ")));
            claims.setInvalid(claims.getSelectedItems().isEmpty());
            claims.setErrorMessage(Texts.t("limitation.claims.missing"));
            if (found.isEmpty() && !claims.isInvalid()) {
                close();
                entered.accept(claims.getSelectedItems(), interruption(today));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields =
                new Div(new Paragraph(Texts.t("limitation.record.text")), claims, ground, on, anew, evidence, fault);
        fields.addClassName("form");
        setWidth("32rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }

    private Limitations.Interruption interruption(LocalDate today) {
        LocalDate day = Optional.ofNullable(on.getValue()).orElse(today);
        return new Limitations.Interruption(
                ground.getValue(),
                day,
                Optional.ofNullable(anew.getValue()).orElse(day),
                evidence.getValue().strip());
    }
}
