package io.dunlin.ui.components;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
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
        amount.setWidthFull();
        amount.setAriaLabel(label);
        setLabel(label);
        add(amount);
    }

    @Override
    protected @Nullable Money generateModelValue() {
        BigDecimal value = amount.getValue();
        boolean fits = value != null && fits(value);
        amount.setInvalid(value != null && !fits);
        amount.setErrorMessage(fits || value == null ? "" : Texts.t("money.too-many-decimals"));
        return value != null && fits ? new Money(value, currency) : null;
    }

    /**
     * Whether nothing is entered, or an amount above zero. What is neither is said at the field, and the cursor goes there: an
     * amount mistyped is not one that was left out.
     */
    public boolean isNothingOrMore() {
        BigDecimal value = amount.getValue();
        if (value != null) {
            amount.setErrorMessage(Texts.t(value.signum() <= 0 ? "money.not-positive" : "money.too-many-decimals"));
            amount.setInvalid(value.signum() <= 0 || !fits(value));
        }
        if (amount.isInvalid()) {
            amount.focus();
        }
        return !amount.isInvalid();
    }

    private boolean fits(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
    }

    @Override
    protected void setPresentationValue(@Nullable Money money) {
        amount.setValue(money == null ? null : money.amount());
    }
}
