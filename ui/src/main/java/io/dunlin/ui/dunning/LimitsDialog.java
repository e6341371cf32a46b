package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.ui.components.Texts;
import java.math.BigDecimal;
import java.util.function.BiConsumer;

/** Up to which sum nothing is done, and how far apart steps are at least. */
final class LimitsDialog extends Dialog {

    private static final int LONGEST_GAP = 60;

    LimitsDialog(PolicyDefinition definition, BiConsumer<String, Integer> confirmed) {
        super(Texts.t("policy.limits.title"));
        BigDecimalField tolerance = new BigDecimalField(Texts.t("policy.tolerance"));
        tolerance.setHelperText(Texts.t("policy.tolerance.help"));
        if (definition.tolerance().matches("[0-9.]+")) {
            tolerance.setValue(new BigDecimal(definition.tolerance()));
        }
        IntegerField gap = new IntegerField(Texts.t("policy.gap"));
        gap.setMin(1);
        gap.setMax(LONGEST_GAP);
        gap.setStepButtonsVisible(true);
        gap.setValue(definition.minimumGapDays());
        Div form = new Div(tolerance, gap);
        form.addClassName("form");
        Button save = new Button(Texts.t("policy.limits.save"), _ -> {
            BigDecimal sum = tolerance.getValue();
            Integer days = gap.getValue();
            boolean wrong = sum == null || sum.signum() < 0 || sum.scale() > 2;
            tolerance.setInvalid(wrong);
            if (!wrong && days != null && days >= 1 && days <= LONGEST_GAP) {
                close();
                confirmed.accept(sum.toPlainString(), days);
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("26rem");
        add(form);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), save);
    }
}
