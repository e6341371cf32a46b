package io.dunlin.ui.cases;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.plans.PlanLimits;
import io.dunlin.core.plans.PlanTerms;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Days;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.components.Texts;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks how a debtor would pay in parts, and shows what the limits make of it. */
final class PlanDialog extends Dialog {

    private static final int LONGEST_NOTE = 400;

    private final IntegerField count = new IntegerField(Texts.t("plan.count"));
    private final MoneyField amount;
    private final DatePicker first = Days.field(Texts.t("plan.first"));
    private final TextField note = new TextField(Texts.t("plan.note"));
    private final Div foreseen = new Div();
    private final Format format;
    private final Function<PlanWish, Optional<PlanTerms>> foresee;

    /**
     * @param before what is changed; null for a new one
     * @param foresee what a wish would come to
     */
    PlanDialog(
            String title,
            Currency currency,
            Format format,
            @Nullable PlanWish before,
            Function<PlanWish, Optional<PlanTerms>> foresee,
            BiConsumer<PlanWish, String> confirmed) {
        super(Texts.t(title));
        this.format = format;
        this.foresee = foresee;
        amount = new MoneyField(Texts.t("plan.amount"), currency);
        amount.setHelperText(Texts.t("plan.amount.help"));
        count.setMin(1);
        count.setMax(PlanLimits.MOST);
        count.setStepButtonsVisible(true);
        count.setHelperText(Texts.t("plan.count.help"));
        first.setHelperText(Texts.t("plan.first.help"));
        first.setMin(format.today().plusDays(1));
        note.setMaxLength(LONGEST_NOTE);
        note.setVisible(before != null);
        if (before != null) {
            count.setValue(before.count());
            first.setValue(before.firstOn());
        }
        count.addValueChangeListener(_ -> show());
        amount.addValueChangeListener(_ -> show());
        first.addValueChangeListener(_ -> show());
        Button save = new Button(
                Texts.t("plan.save"),
                _ -> wish().ifPresent(wish -> {
                    close();
                    confirmed.accept(wish, note.getValue().strip());
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(count, amount, first, note, foreseen);
        fields.addClassName("form");
        setWidth("30rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
        show();
    }

    private Optional<PlanWish> wish() {
        Integer parts = count.getValue();
        Money each = amount.getValue();
        boolean countRight = parts == null || (parts >= 1 && parts <= PlanLimits.MOST);
        count.setInvalid(!countRight);
        count.setErrorMessage(countRight ? "" : Texts.t("settings.bounds", "1", Integer.toString(PlanLimits.MOST)));
        boolean amountRight = each == null || each.isPositive();
        amount.setInvalid(!amountRight);
        amount.setErrorMessage(amountRight ? "" : Texts.t("plan.amount.wrong"));
        LocalDate day = first.getValue();
        return countRight && amountRight ? Optional.of(new PlanWish(parts, each, day)) : Optional.empty();
    }

    private void show() {
        foreseen.removeAll();
        wish().flatMap(foresee).ifPresent(terms -> {
            terms.beyond().stream().sorted().map(Texts::t).map(Paragraph::new).forEach(beyond -> {
                beyond.addClassName("fault");
                beyond.getElement().setAttribute("role", "alert");
                foreseen.add(beyond);
            });
            terms.instalments().forEach(instalment -> {
                Span words = new Span(Texts.t(
                        "plan.instalment", Integer.toString(instalment.number()), format.money(instalment.amount())));
                Span day = new Span(format.day(instalment.dueOn()));
                day.addClassName("secondary");
                Div line = new Div(words, day);
                line.addClassName("card-line");
                foreseen.add(line);
            });
        });
    }
}
