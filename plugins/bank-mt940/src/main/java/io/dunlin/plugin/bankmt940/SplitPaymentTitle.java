package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The title of a Polish split payment: {@code /VAT/4,60/IDC/5265877635/INV/FV 1/2026/TXT/…}, read over the joined title
 * because tags are cut with it. A cut may leave spaces inside a tag. An invoice number may hold slashes: it ends at the
 * next tag.
 */
final class SplitPaymentTitle {

    private static final Pattern TAGS = Pattern.compile(
            "/ ?V ?A ?T ?/(?<vat>[0-9 ]{1,12}[,.][0-9 ]{1,3})/ ?I ?D ?C ?/(?<taxNumber>[A-Z0-9 -]{1,20})"
                    + "(?:/ ?I ?N ?V ?/(?<invoice>.*?))?(?:/ ?I ?D ?P ?/(?<payment>.*?))?(?:/ ?T ?X ?T ?/(?<text>.*))?");

    private SplitPaymentTitle() {}

    static @Nullable SplitPayment find(String title, Currency currency) {
        int slash = title.indexOf('/');
        if (slash < 0 || title.indexOf('V', slash) < 0) {
            return null;
        }
        Matcher matcher = TAGS.matcher(title);
        if (!matcher.find(slash)) {
            return null;
        }
        matcher.region(matcher.start(), title.length());
        if (!matcher.matches()) {
            return null;
        }
        return new SplitPayment(
                amount(matcher.group("vat"), currency),
                Spaces.without(matcher.group("taxNumber")),
                Spaces.foldedOrNull(matcher.group("invoice")),
                Spaces.foldedOrNull(matcher.group("text")));
    }

    private static @Nullable Money amount(String text, Currency currency) {
        try {
            return Balance.money(SwiftAmount.at(Spaces.without(text), 0).value(), currency);
        } catch (Unreadable _) {
            return null;
        }
    }
}
