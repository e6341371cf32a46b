package io.dunlin.core.correspondence.templates;

import io.dunlin.core.parties.Creditor;
import io.dunlin.core.shared.Texts;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as banking apps scan it.
 * <p>
 * In zloty to a Polish account after the recommendation of the Polish Bank Association (ZBP, two-dimensional code, 2013); in
 * euro after EPC069-12 version 002. Other currencies have no such code.
 *
 * @param text what the code says, in UTF-8
 * @param resilience how much of the code may be damaged, as the standard asks
 */
record TransferCode(String text, Resilience resilience) {

    private static final int ZBP_MOST_NAME = 20;
    private static final int ZBP_MOST_TITLE = 32;
    private static final int EPC_MOST_NAME = 70;
    private static final int EPC_MOST_TITLE = 140;
    /** EPC069-12 allows 0.01 to 999 999 999.99; ZBP writes at least six digits and sets no upper end. */
    private static final long MOST_MINOR_UNITS = 99_999_999_999L;

    /** Error correction levels of QR codes. */
    enum Resilience {
        LOW,
        MEDIUM
    }

    /** The transfer that a message asks for, where it has an account, a sum and a code for its currency. */
    static Optional<TransferCode> of(TemplateModel model) {
        Iban account = model.creditor().account();
        Money total = model.total();
        if (account == null || !total.isPositive() || total.minorUnits() > MOST_MINOR_UNITS) {
            return Optional.empty();
        }
        return switch (total.currency().getCurrencyCode()) {
            case "PLN" ->
                "PL".equals(account.country())
                        ? Optional.of(zbp(model.creditor(), account, total, model.reference()))
                        : Optional.empty();
            case "EUR" -> Optional.of(epc(model.creditor(), account, total, model.reference()));
            default -> Optional.empty();
        };
    }

    private static TransferCode zbp(Creditor creditor, Iban account, Money total, String title) {
        String text = String.join(
                "|",
                polishTaxNumber(creditor.taxNumber()),
                "PL",
                account.value().substring(2),
                String.format(java.util.Locale.ROOT, "%06d", total.minorUnits()),
                cut(creditor.name(), ZBP_MOST_NAME),
                cut(title, ZBP_MOST_TITLE),
                "",
                "",
                "");
        return new TransferCode(text, Resilience.LOW);
    }

    private static TransferCode epc(Creditor creditor, Iban account, Money total, String title) {
        String text = String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                "",
                cut(creditor.name(), EPC_MOST_NAME),
                account.value(),
                "EUR" + total.amount().toPlainString(),
                "",
                "",
                cut(title, EPC_MOST_TITLE));
        return new TransferCode(text, Resilience.MEDIUM);
    }

    /** The code knows Polish numbers only. */
    private static String polishTaxNumber(@Nullable TaxNumber number) {
        String digits = number == null ? "" : number.toString().replaceFirst("^PL", "");
        return digits.matches("[0-9]{10}") ? digits : "";
    }

    /** No separators of the code's own in a name, and no letter cut in half. */
    private static String cut(String text, int most) {
        String plain = text.replaceAll("[|\\s\\p{Cntrl}]+", " ").strip();
        return Texts.cut(plain, most).strip();
    }
}
