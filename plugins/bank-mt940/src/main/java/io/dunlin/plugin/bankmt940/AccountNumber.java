package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.value.Iban;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Account numbers as bank files write them. */
final class AccountNumber {

    private static final Pattern CURRENCY_BEHIND = Pattern.compile("(.*[0-9]) +[A-Z]{3}");
    private static final Pattern POLISH_IN_TEXT =
            Pattern.compile("(?<![0-9A-Z])(?:PL ?)?[0-9]{2}(?: ?[0-9]{4}){6}(?![0-9])");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int POLISH_DIGITS = 26;
    private static final int SORT_CODE_DIGITS = 8;
    private static final int CLIENT_DIGITS = 16;

    private AccountNumber() {}

    /**
     * The account of {@code :25:}: an IBAN where one stands there, alone or behind a bank's code and a slash or before a
     * currency; else the field without spaces.
     */
    static String ofStatement(String field) {
        String text = field.strip();
        Matcher currencyBehind = CURRENCY_BEHIND.matcher(text);
        text = currencyBehind.matches() ? currencyBehind.group(1) : text;
        String compact = compacted(text);
        String account = compact.startsWith("/") ? compact.substring(1) : compact;
        int slash = account.lastIndexOf('/');
        return iban(account)
                .or(() -> slash >= 0 ? iban(account.substring(slash + 1)) : Optional.empty())
                .or(() -> account.length() > 18 ? iban(account.substring(0, account.length() - 3)) : Optional.empty())
                .orElse(account);
    }

    /** A Polish account given as sort code and client number, without check digits. */
    static @Nullable String ofParts(@Nullable String sortCode, @Nullable String client) {
        String bank = sortCode == null ? "" : Spaces.without(sortCode);
        String number = client == null ? "" : Spaces.without(client);
        boolean parts = bank.length() == SORT_CODE_DIGITS
                && number.length() == CLIENT_DIGITS
                && DIGITS.matcher(bank).matches()
                && DIGITS.matcher(number).matches();
        if (!parts) {
            return Counterparty.account(client);
        }
        BigInteger rotated = new BigInteger(bank + number + "252100");
        int check = 98 - rotated.mod(BigInteger.valueOf(97)).intValue();
        return "PL" + (check < 10 ? "0" : "") + check + bank + number;
    }

    /** The first valid Polish account number in a text. */
    static @Nullable String findPolish(String text) {
        if (text.length() < POLISH_DIGITS) {
            return null;
        }
        Matcher matcher = POLISH_IN_TEXT.matcher(text);
        while (matcher.find()) {
            Optional<String> found = iban(compacted(matcher.group()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    /** The first four digits of the bank's sort code in a Polish IBAN. */
    static String polishBank(String account) {
        return account.startsWith("PL") && account.length() == POLISH_DIGITS + 2 ? account.substring(4, 8) : "";
    }

    private static Optional<String> iban(String compact) {
        return compact.length() < 15 || compact.length() > 34
                ? Optional.empty()
                : Iban.find(compact).map(Iban::value);
    }

    private static String compacted(String text) {
        return Spaces.without(text).toUpperCase(Locale.ROOT);
    }
}
