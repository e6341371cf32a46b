package io.dunlin.ui.components;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.BigDecimalField.BigDecimalFieldI18n;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An amount in one currency, written as the reader's language writes it. Empty is null; what is no amount is refused. */
public final class MoneyField extends CustomField<@Nullable Money> {

    private final BigDecimalField amount = new BigDecimalField();
    private final Currency currency;

    public MoneyField(String label, Currency currency) {
        this.currency = currency;
        amount.setSuffixComponent(
                new Span("PLN".equals(currency.getCurrencyCode()) ? "zł" : currency.getCurrencyCode()));
        amount.setI18n(new BigDecimalFieldI18n().setBadInputErrorMessage(Texts.t("money.unreadable")));
        amount.setWidthFull();
        amount.setAriaLabel(label);
        setLabel(label);
        add(amount);
    }

    @Override
    protected @Nullable Money generateModelValue() {
        BigDecimal value = amount.getValue();
        if (value == null) {
            // What is no number is said by the field itself.
            amount.setErrorMessage("");
            return null;
        }
        say(fits(value) ? "" : Texts.t("money.too-many-decimals"));
        return fits(value) ? new Money(value, currency) : null;
    }

    /**
     * Whether nothing is entered, or an amount above zero. What is neither is said at the field, and the cursor goes there: an
     * amount mistyped is not one that was left out.
     */
    public boolean isNothingOrMore() {
        BigDecimal value = amount.getValue();
        if (value != null && value.signum() <= 0) {
            say(Texts.t("money.not-positive"));
        } else if (value != null) {
            say(fits(value) ? "" : Texts.t("money.too-many-decimals"));
        }
        if (amount.isInvalid()) {
            amount.focus();
        }
        return !amount.isInvalid();
    }

    /** Says at the field what is wrong with the amount; empty where nothing is. What cannot be read goes on being said. */
    public void say(String fault) {
        if (amount.getValue() != null || !fault.isEmpty()) {
            amount.setErrorMessage(fault);
            amount.setInvalid(!fault.isEmpty());
        }
    }

    /** Whether something is said at the field. */
    public boolean isFaulty() {
        return amount.isInvalid();
    }

    @Override
    public void focus() {
        amount.focus();
    }

    private boolean fits(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
    }

    @Override
    protected void setPresentationValue(@Nullable Money money) {
        amount.setValue(money == null ? null : money.amount());
    }
}
