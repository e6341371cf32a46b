package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.value.Iban;
import java.math.BigInteger;
import java.util.Currency;
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
    private static final Pattern POLISH_CODE = Pattern.compile("[A-Z]{4}PL[A-Z0-9]{2}(?:[A-Z0-9]{3})?/");
    private static final Pattern CURRENCY_AT_END = Pattern.compile("/[A-Z]{3}$");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int POLISH_DIGITS = 26;
    private static final int SORT_CODE_DIGITS = 8;
    private static final int CLIENT_DIGITS = 16;
    /** Bank code and, within an IBAN, account with its prefix, in the Czech Republic and in Slovakia. */
    private static final Pattern CZECH_BANK = Pattern.compile("[0-9]{4}");

    private static final Pattern DIGITS_AND_CURRENCY = Pattern.compile("([0-9][0-9/-]*[0-9])([A-Z]{3})");

    private static final Pattern CZECH_ACCOUNT = Pattern.compile("(?:([0-9]{1,6})-)?([0-9]{2,16})");

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
        String account = withoutEnds(compact);
        int slash = account.lastIndexOf('/');
        return iban(account)
                .or(() -> slash >= 0 ? iban(account.substring(slash + 1)) : Optional.empty())
                .or(() -> account.length() > 18 ? iban(account.substring(0, account.length() - 3)) : Optional.empty())
                .orElseGet(() -> withoutCurrency(account));
    }

    /**
     * An account given as its bank's code and its number: a Polish one of sort code and client number, a Czech or Slovak one
     * with its prefix or without; check digits are computed. Where the country is not known, the bank's code stays behind the
     * number, as it is written there. Of a German one the number alone is taken: many German banks
     * make their IBANs in ways of their own, so that one computed here might be another customer's.
     *
     * @param ownAccount the statement's, whose country tells the other side's where only its digits are given
     */
    static @Nullable String ofParts(@Nullable String sortCode, @Nullable String client, String ownAccount) {
        String bank = sortCode == null ? "" : Spaces.without(sortCode);
        String number = client == null ? "" : Spaces.without(client);
        if (bank.length() == SORT_CODE_DIGITS
                && number.length() == CLIENT_DIGITS
                && DIGITS.matcher(bank).matches()
                && DIGITS.matcher(number).matches()) {
            return checked("PL", bank + number);
        }
        Matcher czech = CZECH_ACCOUNT.matcher(number);
        return CZECH_BANK.matcher(bank).matches() && czech.matches()
                ? czech(bank, czech.group(1), czech.group(2), ownAccount)
                : Counterparty.account(client);
    }

    private static @Nullable String czech(String bank, @Nullable String prefix, String number, String ownAccount) {
        String country = ownAccount.length() < 2 ? "" : ownAccount.substring(0, 2);
        String digits = prefix == null ? number : prefix + "0".repeat(Math.max(0, 10 - number.length())) + number;
        if (!(country.equals("CZ") || country.equals("SK")) || digits.length() > CLIENT_DIGITS) {
            String account = Counterparty.account(number);
            return account == null ? null : (prefix == null ? "" : prefix + "-") + account + "/" + bank;
        }
        return Counterparty.account(digits) == null
                ? null
                : checked(country, bank + "0".repeat(CLIENT_DIGITS - digits.length()) + digits);
    }

    /** The check digits of ISO 7064 between a country and its account number of digits. */
    private static String checked(String country, String number) {
        String letters = "" + Character.digit(country.charAt(0), 36) + Character.digit(country.charAt(1), 36);
        BigInteger rotated = new BigInteger(number + letters + "00");
        int check = 98 - rotated.mod(BigInteger.valueOf(97)).intValue();
        return country + (check < 10 ? "0" : "") + check + number;
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

    /**
     * Whether a text has the form and the length of its country's IBAN. Wrong check digits are the bank's affair: the
     * number is shown as it stands.
     */
    static boolean looksInternational(String text) {
        int check = Iban.hasForm(text) ? Integer.parseInt(text.substring(2, 4)) : 0;
        return check >= 2 && check <= 98;
    }

    /** {@code NL00BANK0123456789EUR} or {@code 10020030/1234567EUR} without its currency. */
    private static String withoutCurrency(String account) {
        Matcher digits = DIGITS_AND_CURRENCY.matcher(account);
        if (digits.matches() && isCurrency(digits.group(2))) {
            return digits.group(1);
        }
        String shorter = account.substring(0, Math.max(0, account.length() - 3));
        return !looksInternational(account) && looksInternational(shorter) ? shorter : account;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    /** Without slashes in front and without a slash and a currency behind. */
    private static String withoutEnds(String compact) {
        String account = CURRENCY_AT_END.matcher(compact).replaceFirst("");
        int slashes = 0;
        while (slashes < account.length() && account.charAt(slashes) == '/') {
            slashes++;
        }
        return account.substring(slashes);
    }

    /** Whether an account of a statement is a Polish bank's, by its number or by the bank's code in front of it. */
    static boolean isPolish(String account) {
        return !polishBank(account).isEmpty() || POLISH_CODE.matcher(account).lookingAt();
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
