package io.dunlin.plugin.bankmt940;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Citi's details: {@code /PT/DE/EI/text/BI/account/BO/account/BO1/name}. By whose order ({@code BO}) and for whom
 * ({@code BN}, {@code BI}) it was done is said in full on both sides, ours among them; {@code PY} is what the payer wrote,
 * {@code EI} what the bank adds or, without it, both.
 */
final class CitiTags {

    private static final String FIRST = "/PT/";
    private static final Set<String> TAGS = Set.of(
            "PT", "PY", "EI", "BI", "BN", "BN1", "BN2", "BN3", "BN4", "BO", "BO1", "BO2", "BO3", "BO4", "BB", "BB1",
            "BB2", "BB3", "BB4", "OB", "OB1", "OB2", "OB3", "OB4", "AB", "AB1", "AB2", "AB3", "AB4", "CH", "RO", "CI");
    private static final Pattern TAG = Pattern.compile("/([A-Z]{2}[1-4]?)/");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}|[0-9]{6,34}");

    private CitiTags() {}

    static boolean fit(String text) {
        return text.startsWith(FIRST);
    }

    /** @param ordered whether the other side ordered the payment */
    static Details read(String lines, boolean ordered) {
        String text = Spaces.unwrapped(lines, Spaces.FULL_LINE);
        Map<String, String> texts = SlashTags.texts(text, TAG, TAGS);
        String title = texts.getOrDefault("PY", texts.getOrDefault("EI", text));
        return ordered
                ? Details.of(Dialect.SLASH, title, name(texts, "BO"), payer(texts))
                : Details.of(Dialect.SLASH, title, name(texts, "BN"), account(texts, "BI", "BN"));
    }

    private static @Nullable String name(Map<String, String> texts, String party) {
        String first = texts.get(party);
        return first == null || isAccount(first) ? texts.get(party + "1") : first;
    }

    /** Some branches write the payer's account, told by its form, in the place of the ordering bank. */
    private static @Nullable String payer(Map<String, String> texts) {
        String account = account(texts, "BO", "BO");
        String bank = Spaces.without(texts.getOrDefault("OB", ""));
        return account == null && AccountNumber.looksInternational(bank) ? bank : account;
    }

    private static @Nullable String account(Map<String, String> texts, String id, String party) {
        for (String tag : new String[] {id, party}) {
            String found = texts.get(tag);
            if (found != null && isAccount(found)) {
                return found;
            }
        }
        return null;
    }

    private static boolean isAccount(String text) {
        return ACCOUNT.matcher(Spaces.without(text)).matches();
    }
}
