package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.text.BankCharset.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The country of a file's first account, and which letters its bank's texts hold. */
final class AccountCountry {

    private static final Pattern IBAN = account("[A-Z0-9]*/|/*", "([A-Z]{2})[0-9]{2}[A-Z0-9]{8,}");
    private static final Pattern BANK_CODE = account("", "[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?/");
    /** Germany's and, with five digits, Austria's sort code before the account. */
    private static final Pattern SORT_CODE = account("/*", "(?:[0-9]{8}|AT[0-9]{5}|[0-9]{5})/[0-9]");

    private static final Set<String> WESTERN = Set.of(
            "DE", "AT", "CH", "LI", "LU", "NL", "BE", "FR", "ES", "PT", "IT", "DK", "FO", "GL", "SE", "NO", "FI", "IS",
            "IE", "GB");

    private AccountCountry() {}

    static Letters letters(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        boolean western = western(IBAN, text)
                || western(BANK_CODE, text)
                || SORT_CODE.matcher(text).find();
        return western ? Letters.WESTERN : Letters.POLISH;
    }

    private static boolean western(Pattern account, String text) {
        Matcher matcher = account.matcher(text);
        return matcher.find() && WESTERN.contains(matcher.group(1));
    }

    private static Pattern account(String before, String account) {
        return Pattern.compile("(?:^|[\\r\\n]):25P?:(?:" + before + ")" + account);
    }
}
