package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * mBank's prose: {@code 944 CompanyNet Przelew krajowy; na rach.: …; dla: …; tyt.: …; TNR: …}. Incoming payments say
 * {@code z rach.:} and {@code od:}; payments to a virtual account (IPH, Collect) name it in {@code ID IPH:}. A title may
 * hold semicolons: only a known word behind one ends it, and {@code TNR:} counts at its last place. Lines are cut within words
 * too, the bank's own among them.
 */
final class MbankProse {

    private enum Word {
        ACCOUNT,
        NAME,
        TITLE,
        VIRTUAL_ACCOUNT,
        STAMP,
        NUMBER
    }

    private static final Pattern WORD = Pattern.compile(
            "(?:^|[;\\s])\\s*(?:(?<account>(?:n ?a|z) ?r ?a ?c ?h ?\\. ?:)|(?<name>(?:d ?l ?a|o ?d) ?:)"
                    + "|(?<title>t ?y ?t ?\\. ?:)|(?<virtual>i ?d ?i ?p ?h ?:)|(?<stamp>data stempla:?)|(?<number>t ?n ?r ?:))",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Word> OF_BANK = EnumSet.of(Word.STAMP, Word.NUMBER);
    private static final Pattern CODE = Pattern.compile("^[0-9]{3} ");
    private static final Pattern ANY_WORD = Pattern.compile("; ?\\p{L}[\\p{L} ./]{1,24}:");

    private MbankProse() {}

    static boolean fits(String text) {
        return contains(text, "TNR:") || contains(text, "TYT.:") || contains(text, "ID IPH:");
    }

    static Details read(String lines) {
        String text = Spaces.folded(unwrapped(lines));
        Map<Word, String> found = new EnumMap<>(Word.class);
        Matcher matcher = WORD.matcher(text);
        Word open = null;
        int from = 0;
        while (matcher.find()) {
            Word word = word(matcher);
            boolean endsTitle = text.charAt(matcher.start()) == ';' || matcher.start() == 0;
            boolean again = found.containsKey(word) && word != Word.NUMBER;
            if (again || (open != null && !endsTitle)) {
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
        String title = found.get(Word.TITLE);
        String credited = found.get(Word.VIRTUAL_ACCOUNT);
        return new Details(
                Dialect.MBANK,
                title == null ? beforeNumber(text, found.keySet()) : withoutSemicolon(title),
                Details.counterparty(
                        beforeNextWord(found.getOrDefault(Word.NAME, "")),
                        beforeSemicolon(found.getOrDefault(Word.ACCOUNT, ""))),
                null,
                credited == null ? null : Counterparty.account(beforeSemicolon(credited)));
    }

    /** The bank's own bookings, such as fees, say what they are for between the transaction code and the bank's number. */
    private static String beforeNumber(String text, Set<Word> found) {
        Matcher matcher = WORD.matcher(text);
        if (!OF_BANK.containsAll(found) || !matcher.find()) {
            return text;
        }
        String own = withoutSemicolon(
                CODE.matcher(text.substring(0, matcher.start())).replaceFirst(""));
        return own.isEmpty() ? text : own;
    }

    /** Lines are cut between words; only one that is full to the last place may go on in the middle of a word. */
    private static String unwrapped(String lines) {
        StringBuilder unwrapped = new StringBuilder(lines.length());
        for (String line : lines.split("\n", -1)) {
            boolean goesOn = line.length() == Spaces.FULL_LINE && !line.endsWith(";");
            unwrapped.append(line).append(goesOn ? "" : " ");
        }
        return unwrapped.toString();
    }

    private static Word word(Matcher matcher) {
        return matcher.group("account") != null
                ? Word.ACCOUNT
                : matcher.group("name") != null
                        ? Word.NAME
                        : matcher.group("title") != null
                                ? Word.TITLE
                                : matcher.group("virtual") != null
                                        ? Word.VIRTUAL_ACCOUNT
                                        : matcher.group("stamp") != null ? Word.STAMP : Word.NUMBER;
    }

    /** A number holds no semicolon: what follows one are words of payments to offices, such as {@code NIP:}. */
    private static String beforeSemicolon(String text) {
        int semicolon = text.indexOf(';');
        return semicolon < 0 ? text : text.substring(0, semicolon);
    }

    /** A name may hold a semicolon, but not one with another of the bank's words behind it: {@code NAZWA ZOBOW.:}. */
    private static String beforeNextWord(String text) {
        Matcher matcher = ANY_WORD.matcher(text);
        return withoutSemicolon(matcher.find() ? text.substring(0, matcher.start()) : text);
    }

    private static String withoutSemicolon(String text) {
        String stripped = text.strip();
        return stripped.endsWith(";")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }

    private static boolean contains(String text, String word) {
        for (int at = 0; at + word.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
