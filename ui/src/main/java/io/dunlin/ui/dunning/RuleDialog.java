package io.dunlin.ui.dunning;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.policy.SegmentRule;
import io.dunlin.core.dunning.policy.SegmentRule.AmountRange;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.ui.components.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rule: which cases, by conditions that are picked, follow which policy. */
final class RuleDialog extends Dialog {

    private final Select<PolicyVersion> policy = new Select<>();
    private final MultiSelectComboBox<PartyKind> kinds = new MultiSelectComboBox<>(Texts.t("rule.kinds"));
    private final Select<String> currency = new Select<>();
    private final BigDecimalField from = new BigDecimalField(Texts.t("rule.from"));
    private final BigDecimalField below = new BigDecimalField(Texts.t("rule.below"));
    private final IntegerField days = least("rule.days");
    private final IntegerField late = least("rule.late");
    private final IntegerField broken = least("rule.broken");
    private final Checkbox fraud = new Checkbox(Texts.t("rule.fraud.only"));
    private final Span fault = new Span();

    RuleDialog(@Nullable SegmentRule rule, List<PolicyVersion> published, Consumer<SegmentRule> confirmed) {
        super(Texts.t(rule == null ? "rule.add.title" : "rule.change.title"));
        policy.setLabel(Texts.t("rule.policy"));
        policy.setItems(published);
        policy.setItemLabelGenerator(Said::nameOf);
        policy.setValue(published.getFirst());
        kinds.setItems(PartyKind.values());
        kinds.setItemLabelGenerator(Texts::t);
        currency.setLabel(Texts.t("rule.currency"));
        currency.setItems("PLN", "EUR", "USD", "GBP", "CZK");
        currency.setValue("PLN");
        if (rule != null) {
            begin(rule, published);
        }
        fault.addClassName("fault");
        Div form = new Div(kinds, from, below, currency, days, late, broken, fraud, policy, fault);
        form.addClassName("form");
        Button done = new Button(Texts.t(rule == null ? "rule.add" : "rule.change"), _ -> done(confirmed));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        setWidth("30rem");
        add(form);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    private static IntegerField least(String key) {
        IntegerField field = new IntegerField(Texts.t(key));
        field.setMin(1);
        field.setMax(9999);
        field.setStepButtonsVisible(true);
        field.setClearButtonVisible(true);
        return field;
    }

    private void begin(SegmentRule rule, List<PolicyVersion> published) {
        published.stream()
                .filter(version -> version.code().equals(rule.policyCode()))
                .findFirst()
                .ifPresent(policy::setValue);
        kinds.setValue(rule.kinds());
        AmountRange amount = rule.amount();
        if (amount != null) {
            currency.setValue(amount.currency());
            from.setValue(amount.from());
            below.setValue(amount.below());
        }
        days.setValue(rule.daysOverdueFrom());
        late.setValue(rule.latePaymentsFrom());
        broken.setValue(rule.brokenPromisesFrom());
        fraud.setValue(rule.fraudSuspected());
    }

    private void done(Consumer<SegmentRule> confirmed) {
        BigDecimal least = from.getValue();
        BigDecimal most = below.getValue();
        if (least != null && most != null && least.compareTo(most) >= 0) {
            fault.setText(Texts.t("rule.range-wrong"));
            return;
        }
        Set<PartyKind> who = kinds.getValue();
        boolean empty = least == null
                && most == null
                && who.isEmpty()
                && days.isEmpty()
                && late.isEmpty()
                && broken.isEmpty()
                && !fraud.getValue();
        if (empty) {
            fault.setText(Texts.t("rule.no-condition"));
            return;
        }
        if (days.isInvalid() || late.isInvalid() || broken.isInvalid()) {
            return;
        }
        AmountRange amount = least == null && most == null ? null : new AmountRange(currency.getValue(), least, most);
        close();
        confirmed.accept(new SegmentRule(
                policy.getValue().code(),
                amount,
                days.getValue(),
                who,
                late.getValue(),
                broken.getValue(),
                fraud.getValue()));
    }
}
