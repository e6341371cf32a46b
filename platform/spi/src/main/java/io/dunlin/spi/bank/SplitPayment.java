package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The title of a Polish split payment (mechanizm podzielonej płatności): {@code /VAT/…/IDC/…/INV/…/TXT/…}.
 *
 * @param vat the tax part of the payment
 * @param taxNumber the supplier's tax number ({@code /IDC/}): the creditor's, not the payer's
 * @param invoice the invoice's number, or a period for several
 * @param text the free text
 */
public record SplitPayment(
        @Nullable Money vat,
        @Nullable String taxNumber,
        @Nullable String invoice,
        @Nullable String text) {

    private static final Pattern TAGS = Pattern.compile(
            "/ ?V ?A ?T ?/(?<vat>[0-9 ]{1,14}(?:[,.][0-9 ]{1,3})?)/ ?I ?D ?C ?/(?<taxNumber>[A-Z0-9 -]{1,20})"
                    + "(?:/ ?I ?N ?V ?/(?<invoice>.*?))?(?:/ ?I ?D ?P ?/(?<payment>.*?))?(?:/ ?T ?X ?T ?/(?<text>.*))?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Reads the tags from a whole title. Banks cut titles in the middle of a tag, so single spaces inside one are
     * allowed. An invoice's number may hold slashes: it ends at the next tag. Programs of payers write the tags in small letters
     * too, and a whole amount without its decimals.
     *
     * @param title joined from its parts
     * @param currency of the payment
     * @return the parts, or null where the title is not one of a split payment
     */
    public static @Nullable SplitPayment find(String title, Currency currency) {
        int slash = title.indexOf('/');
        if (slash < 0) {
            return null;
        }
        Matcher matcher = TAGS.matcher(title);
        if (!matcher.find(slash)) {
            return null;
        }
        matcher.region(matcher.start(), title.length());
        return matcher.matches()
                ? new SplitPayment(
                        amount(matcher.group("vat"), currency),
                        matcher.group("taxNumber").replace(" ", "").toUpperCase(Locale.ROOT),
                        filled(matcher.group("invoice")),
                        filled(matcher.group("text")))
                : null;
    }

    private static @Nullable Money amount(String text, Currency currency) {
        try {
            return new Money(new BigDecimal(text.replace(" ", "").replace(',', '.')), currency);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        String folded = text == null ? "" : text.replaceAll("\\s+", " ").strip();
        return folded.isEmpty() ? null : folded;
    }
}
