package io.dunlin.plugin.bankmt940;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Details between slashes: {@code /TRTP/…/IBAN/…/NAME/…/REMI/…/EREF/…}. Only the tags that banks use end a text, so that
 * slashes in it survive. {@code /CNTP/} and {@code /BENM/} hold account, bank and name in order.
 */
final class SlashTags {

    /** Shorter than elsewhere: these banks cut at tags, too. */
    private static final int FULL_LINE = 60;

    private static final Set<String> TAGS = Set.of(
            "TRTP", "IBAN", "BBAN", "BIC", "NAME", "REMI", "EREF", "CSID", "MARF", "CNTP", "BENM", "ORDP", "ADDR",
            "PREF", "ISDT", "RTRN", "PURP", "ULTD", "ULTC", "ULTB", "SVCL", "OCMT", "CHGS", "KREF", "IREF", "SUM",
            "OGB", "VA", "ACCW", "ACCT");
    private static final Pattern TAG = Pattern.compile("/([A-Z]{2,4})/");
    /** Forms of companies that are written with a slash: {@code Møbelfabrik A/S}. */
    private static final Pattern FORM = Pattern.compile(".* [AIKPS]/(?:S|ApS|A)(?:/.*)?", Pattern.DOTALL);

    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}|[0-9]{8,34}");

    /** A bank's code, or nothing in its place. */
    private static final Pattern BANK = Pattern.compile("[A-Z]{6}[A-Z0-9]{2,5}|");

    private static final List<String> ORDERING_FIRST = List.of("CNTP", "ORDP", "BENM");
    private static final List<String> PAID_FIRST = List.of("CNTP", "BENM", "ORDP");

    private SlashTags() {}

    static boolean fit(String text) {
        int slash = text.indexOf('/');
        boolean code = slash == 3 || (slash >= 0 && text.substring(0, slash).isBlank());
        if (!code || slash > 3) {
            return false;
        }
        Matcher matcher = TAG.matcher(text).region(slash, text.length());
        return matcher.lookingAt() && (TAGS.contains(matcher.group(1)) || text.contains("/REMI/"));
    }

    /** @param ordered whether the other side ordered the payment: then it is in {@code /ORDP/}, else in {@code /BENM/} */
    static Details read(String lines, boolean ordered) {
        String text = Spaces.unwrapped(lines, FULL_LINE);
        return details(texts(text, TAG, TAGS), text, ordered);
    }

    /**
     * What stands behind each tag, up to the next; where a tag stands twice, the second is part of a text. Of a tag without
     * a text the next one may share the slash: {@code /EREF/REMI/FV 1}.
     */
    static Map<String, String> texts(String text, Pattern tag, Set<String> tags) {
        Map<String, String> texts = new HashMap<>();
        Matcher matcher = tag.matcher(text);
        String open = null;
        int from = 0;
        for (int at = 0; matcher.find(at); at = matcher.end() - 1) {
            if (tags.contains(matcher.group(1)) && !texts.containsKey(matcher.group(1))) {
                if (open != null) {
                    texts.put(open, text.substring(Math.min(from, matcher.start()), matcher.start()));
                }
                open = matcher.group(1);
                from = matcher.end();
                texts.put(open, "");
            }
        }
        if (open != null) {
            texts.put(open, text.substring(from));
        }
        return texts;
    }

    /** Some banks end each text with a slash of its own: {@code /EREF/E-1//CNTP/…}. */
    private static @Nullable String ended(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : text;
    }

    private static Details details(Map<String, String> texts, String whole, boolean ordered) {
        String account = ended(texts.getOrDefault("IBAN", texts.get("BBAN")));
        account = account == null ? beforeBank(texts.getOrDefault("ACCW", texts.get("ACCT"))) : account;
        String name = ended(texts.get("NAME"));
        for (String party : ordered ? ORDERING_FIRST : PAID_FIRST) {
            String parts = texts.get(party);
            if (parts != null) {
                account = account == null ? accountIn(parts) : account;
                name = name == null ? nameIn(parts) : name;
            }
        }
        String remittance = texts.get("REMI");
        String title = remittance == null ? whole : withoutKind(remittance);
        return new Details(Dialect.SLASH, title, Details.counterparty(name, account), ended(texts.get("EREF")), null);
    }

    /** {@code USTD//text/} and {@code STRD/CUR/reference} say in front what kind of text follows. */
    private static String withoutKind(String remittance) {
        String text = remittance.strip();
        text = text.startsWith("USTD//") ? text.substring("USTD//".length()) : text;
        text = text.startsWith("STRD/CUR/") ? text.substring("STRD/CUR/".length()) : text;
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The account with its bank's code behind a comma or a slash: {@code /ACCW/NL91ABNA0417164300,ABNANL2A}. */
    private static @Nullable String beforeBank(@Nullable String text) {
        String account = text == null ? "" : text.strip().split("[,/]", 2)[0];
        return ACCOUNT.matcher(account).matches() ? account : null;
    }

    private static @Nullable String accountIn(String parts) {
        String[] pieces = parts.strip().split("/", 4);
        boolean inPlace = pieces.length > 2
                && !pieces[0].isBlank()
                && BANK.matcher(pieces[1]).matches();
        String first = inPlace ? pieces[0] : pieces[0].split(" ", 2)[0];
        return inPlace || ACCOUNT.matcher(first).matches() ? first : null;
    }

    private static @Nullable String nameIn(String parts) {
        String[] pieces = parts.strip().split("/", 5);
        if (accountIn(parts) == null) {
            boolean form =
                    pieces.length > 1 && FORM.matcher(parts.strip()).matches() && pieces[0].matches(".* [AIKPS]");
            return form ? pieces[0] + "/" + pieces[1] : pieces[0];
        }
        if (pieces.length == 1) {
            String[] words = pieces[0].split(" ", 2);
            return words.length == 2 ? words[1] : null;
        }
        boolean bankSecond = pieces.length > 2 && BANK.matcher(pieces[1]).matches();
        return bankSecond ? pieces[2] : pieces[1];
    }
}
