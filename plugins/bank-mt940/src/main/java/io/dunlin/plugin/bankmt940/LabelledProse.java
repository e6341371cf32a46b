package io.dunlin.plugin.bankmt940;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prose in which words with a colon say what follows, as many banks write that have no subfields: {@code OD: Firma},
 * {@code Tytułem: FV 1}, {@code ORDONATOR: …/DETALII: …}, {@code NAAM: …  OMSCHRIJVING: …}. A word counts at a line's
 * beginning, behind a semicolon, a slash, a bar or two spaces, and once; the Dutch ones, which their banks write in columns, behind one
 * space, too.
 */
final class LabelledProse {

    private enum Word {
        ORDERED_BY,
        PAID_TO,
        ACCOUNT,
        ACCOUNT_OF_PAYER,
        ACCOUNT_OF_PAYEE,
        TITLE,
        END_TO_END,
        OTHER
    }

    private static final Pattern LABEL = Pattern.compile(
            "(?:^|[;\\n/|]|\\s{2}|(?<=\\s)(?=(?:IBAN|BIC|NAAM|OMSCHRIJVING|KENMERK|MACHTIGING|INCASSANT):))\\s*"
                    + "(?:(?<from>od|nadawca|zleceniodawca|płatnik|platnik|naam|ordonator|platitor|plătitor|plátce"
                    + "|ordering customer|by order of)"
                    + "|(?<to>dla|odbiorca|beneficjent|beneficiar|beneficiary|příjemce)"
                    + "|(?<payer>(?:z rach\\.?|z rachunku|(?:rachunek|rach\\.|konto) (?:nadawcy|zleceniodawcy)|cont (?:ordonator"
                    + "|platitor|plătitor)))"
                    + "|(?<payee>(?:na rach\\.?|na rachunek|(?:rachunek|rach\\.|konto) odbiorcy|cont beneficiar))"
                    + "|(?<account>(?:nr )?(?:rachun(?:ek|ku)|rach\\.?|kont[oa]|cont)|iban|rek)"
                    + "|(?<title>tytułem|tytulem|tytuł|tytul|tyt\\.|detalii|explicatii|explicații|omschrijving|payment details"
                    + "|remittance information)"
                    + "|(?<reference>kenmerk)"
                    + "|(?<other>bic|swift|bank|banca|banka|data|nip|c\\.?i\\.?f\\.?|c\\.?u\\.?i\\.?|ref\\.?|tnr|machtiging|incassant"
                    + "|adres|kwota|suma|waluta))\\s?:",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int SHORTEST_ACCOUNT = 8;

    private LabelledProse() {}

    /** Whether a text says both what the payment is for and who or which account is on the other side. */
    static boolean fits(String text) {
        if (text.indexOf(':') < 0) {
            return false;
        }
        boolean title = false;
        boolean side = false;
        for (Matcher matcher = LABEL.matcher(text); matcher.find(); ) {
            Word word = word(matcher);
            title |= word == Word.TITLE;
            side |= word != Word.TITLE && word != Word.OTHER && word != Word.END_TO_END;
        }
        return title && side;
    }

    /** @param ordered whether the other side ordered the payment */
    static Details read(String lines, boolean ordered) {
        String text = unwrapped(lines);
        Map<Word, String> found = new EnumMap<>(Word.class);
        Matcher matcher = LABEL.matcher(text);
        Word open = null;
        int from = 0;
        while (matcher.find()) {
            Word word = word(matcher);
            boolean again = found.containsKey(word) && word != Word.OTHER;
            boolean withinTitle = open == Word.TITLE && text.charAt(matcher.start()) == '/';
            if (again || withinTitle) {
                continue;
            }
            if (open != null) {
                found.put(open, text.substring(from, matcher.start()));
            }
            open = word;
            from = matcher.end();
            found.put(word, "");
        }
        if (open != null) {
            found.put(open, text.substring(from));
        }
        String name = found.get(ordered ? Word.ORDERED_BY : Word.PAID_TO);
        String account = found.get(ordered ? Word.ACCOUNT_OF_PAYER : Word.ACCOUNT_OF_PAYEE);
        return new Details(
                Dialect.GENERIC,
                found.getOrDefault(Word.TITLE, text),
                Details.counterparty(
                        ended(name == null ? found.get(ordered ? Word.PAID_TO : Word.ORDERED_BY) : name),
                        account(account == null ? found.get(Word.ACCOUNT) : account)),
                found.get(Word.END_TO_END),
                null);
    }

    /** Behind a semicolon something else follows, also where no word that is known says what: {@code SRL; CUI 123}. */
    private static @Nullable String ended(@Nullable String text) {
        String first = text == null ? "" : text.split(";", 2)[0].strip();
        return first.endsWith(",") ? first.substring(0, first.length() - 1) : first;
    }

    /** What stands behind the number, such as the bank, is no part of it. */
    private static @Nullable String account(@Nullable String text) {
        String compact = text == null ? "" : Spaces.without(text);
        int end = 0;
        while (end < compact.length() && Character.isLetterOrDigit(compact.charAt(end))) {
            end++;
        }
        return end < SHORTEST_ACCOUNT ? null : compact.substring(0, end);
    }

    /** A line that is full goes on in the next; else a new line may begin with a word that says what follows. */
    private static String unwrapped(String lines) {
        StringBuilder unwrapped = new StringBuilder(lines.length());
        for (String line : lines.split("\n", -1)) {
            unwrapped.append(line).append(line.length() == Spaces.FULL_LINE ? "" : "\n");
        }
        return unwrapped.toString();
    }

    private static Word word(Matcher matcher) {
        if (matcher.group("from") != null) {
            return Word.ORDERED_BY;
        }
        if (matcher.group("to") != null) {
            return Word.PAID_TO;
        }
        if (matcher.group("payer") != null) {
            return Word.ACCOUNT_OF_PAYER;
        }
        if (matcher.group("payee") != null) {
            return Word.ACCOUNT_OF_PAYEE;
        }
        if (matcher.group("account") != null) {
            return Word.ACCOUNT;
        }
        if (matcher.group("title") != null) {
            return Word.TITLE;
        }
        return matcher.group("reference") != null ? Word.END_TO_END : Word.OTHER;
    }
}
