package io.dunlin.core.shared;

import io.dunlin.spi.value.Money;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as staff read them, on screens and in mails alike. */
public final class MoneyText {

    private static final char NO_BREAK = '\u00a0';

    private MoneyText() {}

    /** For example {@code 1 234,56 zł} in Polish and {@code PLN 1,234.56} in English; never broken over two lines. */
    public static String of(Money money, Locale locale) {
        DecimalFormat format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(locale));
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String amount = format.format(money.amount());
        String code = money.currency().getCurrencyCode();
        if (!"pl".equals(locale.getLanguage())) {
            return code + NO_BREAK + amount;
        }
        return amount + NO_BREAK + ("PLN".equals(code) ? "zł" : code);
    }
}
