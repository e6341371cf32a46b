package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a {@code :86:} in subfields: a separator and two digits before each.
 * <p>
 * The separator may also stand in the text, so only the numbers that banks use begin a subfield, and each only once. The
 * title's parts are cut after 27 characters in the middle of words: full ones are joined as they stand, spaces at their
 * ends included, and lines likewise.
 */
final class Subfields {

    private static final int LONGEST_CODE = 4;
    private static final int FULL_PART = 27;
    private static final String SEPARATORS = "~<^?+§";
    private static final String PUNCTUATION = "/-.,:;'()\n";
    private static final String FILLERS = "\u00FF\u02D9";

    private final String[] parts = new String[100];
    private boolean empty = true;

    private Subfields() {}

    /** The separator behind the transaction code, or {@link Dialect#NONE}. */
    static char separatorOf(String text) {
        int last = Math.min(LONGEST_CODE, text.length() - 3);
        for (int at = 0; at <= last; at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == ' ') {
                continue;
            }
            int number = number(text, at + 1);
            boolean known = SEPARATORS.indexOf(c) >= 0 && used(number, c);
            boolean behindCode = at == 3 && PUNCTUATION.indexOf(c) < 0;
            boolean unknown = number == 0 || (used(number, c) && titleBegins(text, c, at + 1));
            return known || (behindCode && unknown) ? c : Dialect.NONE;
        }
        return Dialect.NONE;
    }

    /** Whether a part of the title begins with a separator further on. */
    private static boolean titleBegins(String text, char separator, int from) {
        for (int at = text.indexOf(separator, from); at >= 0; at = text.indexOf(separator, at + 1)) {
            if (number(text, at + 1) == 20) {
                return true;
            }
        }
        return false;
    }

    static Subfields read(String lines, char separator) {
        Subfields subfields = new Subfields();
        String text = lines.indexOf('\n') < 0 ? lines : lines.replace("\n", "");
        int open = -1;
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
            int number = number(text, at + 1);
            if (used(number, separator) && subfields.parts[number] == null) {
                subfields.put(open, text.substring(from, at));
                subfields.parts[number] = "";
                open = number;
                from = at + 3;
                at += 2;
            }
        }
        subfields.put(open, text.substring(from));
        return subfields;
    }

    boolean isEmpty() {
        return empty;
    }

    Details details(Dialect dialect, String ownAccount) {
        boolean german = dialect == Dialect.GERMAN;
        String name = joined(32, 33, german);
        // other banks than Nest write its separator and have the name where all others do
        boolean behind = dialect == Dialect.ING || (dialect.namesBehindTitle() && name.isBlank());
        String title = joined(20, behind ? 26 : 29, german);
        String account = account();
        if (behind) {
            String last = part(29);
            boolean accountLast = last != null && digits(last) >= 10;
            account = accountLast && account == null ? Counterparty.account(last) : account;
            name = name.isBlank() ? joined(27, accountLast ? 28 : 29, false) : name;
        }
        SepaTags tags = SepaTags.read(german ? title + joined(60, 63, true) : title);
        return new Details(
                dialect,
                tags.remittance(),
                Details.counterparty(name, account),
                tags.find("EREF"),
                german ? null : credited(ownAccount, account));
    }

    private @Nullable String account() {
        String iban = part(38);
        return iban != null ? Counterparty.account(iban) : AccountNumber.ofParts(part(30), part(31));
    }

    /** A Polish account number behind the title that is neither side's: the virtual account that was paid to. */
    private @Nullable String credited(String ownAccount, @Nullable String counterpartyAccount) {
        for (int number = 60; number <= 65; number++) {
            String found = parts[number] == null ? null : AccountNumber.findPolish(parts[number]);
            if (found != null && !found.equals(ownAccount) && !found.equals(counterpartyAccount)) {
                return found;
            }
        }
        return null;
    }

    private void put(int number, String text) {
        if (number >= 0) {
            boolean filler = text.length() == 1 && FILLERS.indexOf(text.charAt(0)) >= 0;
            parts[number] = filler ? "" : text;
            empty = false;
        }
    }

    private @Nullable String part(int number) {
        return Spaces.foldedOrNull(parts[number]);
    }

    /**
     * Parts as one text. A part shorter than full ended at a space or on purpose; in German files parts are cut anywhere
     * and joined as they stand.
     */
    private String joined(int first, int last, boolean german) {
        StringBuilder joined = new StringBuilder();
        boolean ended = false;
        for (int number = first; number <= last; number++) {
            String part = parts[number];
            if (part != null && !part.isEmpty()) {
                joined.append(ended ? " " : "").append(part);
                ended = !german && part.length() < FULL_PART;
            }
        }
        return joined.toString();
    }

    private static long digits(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    private static boolean used(int number, char separator) {
        boolean everywhere =
                number == 0 || number == 10 || (number >= 20 && number <= 38) || (number >= 60 && number <= 65);
        boolean german = (number >= 70 && number <= 79) || number == 99;
        return everywhere || (separator == '?' && german);
    }

    private static int number(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }
}
