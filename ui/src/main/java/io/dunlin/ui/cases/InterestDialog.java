package io.dunlin.ui.cases;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Percentage;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks what was agreed on late interest, and what that rests on. */
final class InterestDialog extends Dialog {

    private static final int LONGEST_REASON = 400;
    // A rate for the choice alone: what counts is written in the field.
    private static final InterestAgreement SOME_RATE =
            new InterestAgreement.Contractual(new Percentage(BigDecimal.ONE));

    private final RadioButtonGroup<InterestAgreement> kind = new RadioButtonGroup<>(Texts.t("interest.kind"));
    private final BigDecimalField rate = new BigDecimalField(Texts.t("interest.rate"));
    private final TextArea reason = new TextArea(Texts.t("interest.reason"));
    private final BiConsumer<InterestAgreement, String> confirmed;

    InterestDialog(
            @Nullable InterestAgreement now,
            PartyKind debtor,
            @Nullable Percentage cap,
            BiConsumer<InterestAgreement, String> confirmed) {
        super(Texts.t("interest.change.title"));
        this.confirmed = confirmed;
        List<InterestAgreement> choices = Stream.of(
                        new InterestAgreement.ByLaw(),
                        SOME_RATE,
                        new InterestAgreement.Healthcare(),
                        new InterestAgreement.Waived())
                .filter(choice -> choice.suits(debtor))
                .toList();
        kind.setItems(choices);
        kind.setItemLabelGenerator(choice ->
                choice.equals(SOME_RATE) ? Texts.t("interest.contractual.choice") : InterestCard.inWords(choice));
        rate.setLocale(UI.getCurrent().getLocale());
        rate.setHelperText(
                cap == null
                        ? Texts.t("interest.cap.unknown")
                        : Texts.t("interest.cap", Format.decimal(cap.toString())));
        kind.addValueChangeListener(_ -> rate.setVisible(SOME_RATE.equals(kind.getValue())));
        if (now instanceof InterestAgreement.Contractual(Percentage yearly)) {
            kind.setValue(SOME_RATE);
            rate.setValue(yearly.value());
        } else {
            kind.setValue(now == null || !choices.contains(now) ? choices.getFirst() : now);
        }
        rate.setVisible(SOME_RATE.equals(kind.getValue()));
        reason.setMaxLength(LONGEST_REASON);
        reason.setHelperText(Texts.t("interest.reason.help"));
        Button save = new Button(Texts.t("interest.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(new Paragraph(Texts.t("interest.change.text")), kind, rate, reason);
        fields.addClassName("form");
        setWidth("32rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }

    private void save() {
        Optional<InterestAgreement> written = written();
        boolean reasoned = !reason.getValue().isBlank();
        reason.setErrorMessage(Texts.t("confirm.reason.missing"));
        reason.setInvalid(!reasoned);
        if (reasoned && written.isPresent()) {
            close();
            confirmed.accept(written.get(), reason.getValue().strip());
        }
    }

    private Optional<InterestAgreement> written() {
        if (!SOME_RATE.equals(kind.getValue())) {
            return Optional.of(kind.getValue());
        }
        BigDecimal yearly = rate.getValue();
        boolean right = yearly != null && InterestAgreement.Contractual.isPossible(yearly);
        rate.setErrorMessage(Texts.t("interest.rate.wrong"));
        rate.setInvalid(!right);
        return right ? Optional.of(new InterestAgreement.Contractual(new Percentage(yearly))) : Optional.empty();
    }
}
