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
        boolean fits = value != null && value.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
        amount.setInvalid(value != null && !fits);
        amount.setErrorMessage(fits || value == null ? "" : Texts.t("money.too-many-decimals"));
        return value != null && fits ? new Money(value, currency) : null;
    }

    @Override
    protected void setPresentationValue(@Nullable Money money) {
        amount.setValue(money == null ? null : money.amount());
    }
}
