package io.dunlin.spi.bank;

import io.dunlin.spi.value.Iban;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a booking.
 *
 * @param name as in the file, with spaces folded
 * @param account as in the file, compacted; not checked
 */
public record Counterparty(@Nullable String name, @Nullable String account) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final int POLISH_DIGITS = 26;

    public static Counterparty unknown() {
        return new Counterparty(null, null);
    }

    /** From a file's own texts, with spaces folded in the name and the account as {@link #account(String)} reads it. */
    public static Counterparty of(@Nullable String name, @Nullable String account) {
        String folded = name == null ? "" : SPACES.matcher(name).replaceAll(" ").strip();
        return new Counterparty(folded.isEmpty() ? null : folded, account(account));
    }

    /**
     * A title that names for whom this side pays or is paid, as {@code Invoice 12 (Anna Nowak)}: a collecting agent or a factor
     * has the account, but the debt is of the other.
     *
     * @param ultimate the ultimate debtor or creditor; null where the bank names none
     */
    public String titleNaming(String title, @Nullable String ultimate) {
        String folded =
                ultimate == null ? "" : SPACES.matcher(ultimate).replaceAll(" ").strip();
        boolean told = folded.isEmpty() || folded.equalsIgnoreCase(name) || title.contains(folded);
        return told ? title : title.isBlank() ? folded : title + " (" + folded + ")";
    }

    /**
     * An account number as bank files write it: without spaces, in capitals, without the slash that SWIFT puts in front.
     * A Polish number of 26 digits with valid check digits gets its country.
     *
     * @return the number, or null where there is none or only zeros stand in its place
     */
    public static @Nullable String account(@Nullable String text) {
        if (text == null) {
            return null;
        }
        StringBuilder compact = new StringBuilder(text.length());
        boolean anything = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00A0' && (c != '/' || !compact.isEmpty())) {
                compact.append(c);
                anything |= c != '0';
            }
        }
        String account = compact.toString().toUpperCase(Locale.ROOT);
        if (!anything) {
            return null;
        }
        return account.length() == POLISH_DIGITS
                ? Iban.find(account).map(Iban::value).orElse(account)
                : account;
    }
}
