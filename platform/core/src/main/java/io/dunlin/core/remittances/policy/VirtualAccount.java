package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.value.Iban;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Account numbers that the bank lends for telling payers apart: the bank's prefix, then the debtor's number. In a Polish
 * account number (26 digits) the prefix begins after the two check digits, which must be right.
 */
public final class VirtualAccount {

    private static final Pattern DEBTOR = Pattern.compile("0*([1-9][0-9]{0,14})");
    private static final int CHECKED_FROM = 26;

    private VirtualAccount() {}

    /** The debtor whose account it is, where it begins with the prefix. */
    public static Optional<DebtorId> debtorOf(String prefix, String credited) {
        String compact = credited.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        String number = compact.startsWith("PL") ? compact.substring(2) : compact;
        boolean polish = number.length() == CHECKED_FROM && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (polish && Iban.find(number).isEmpty()) {
            return Optional.empty();
        }
        String own = polish ? number.substring(2) : number;
        if (prefix.isBlank() || !own.startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(own.substring(prefix.length()))
                .map(DEBTOR::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new DebtorId(Long.parseLong(matcher.group(1))));
    }
}
