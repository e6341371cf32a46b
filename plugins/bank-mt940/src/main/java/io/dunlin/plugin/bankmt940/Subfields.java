package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.Counterparty;
import java.util.regex.Pattern;
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
    /** Most banks cut parts at 27 characters, some at 34 or 35. */
    private static final int FULL_PART = 27;

    /** Some German banks count the separator's and the number's places, too. */
    private static final int FULL_PART_WITHOUT_MARKS = 25;

    private static final int SHORTEST_ACCOUNT = 20;
    private static final String SEPARATORS = "~<^?+§";
    private static final String PUNCTUATION = "/-.,:;'()\n";
    private static final Pattern ACCOUNT = Pattern.compile("(?:[A-Z]{2})?[0-9]+");
    private static final int NOWHERE = -1;
    private static final String FILLERS = "\u00FF\u02D9";

    private final String[] parts = new String[100];
    private final char separator;
    private boolean empty = true;

    private Subfields(char separator) {
        this.separator = separator;
    }

    /** The separator behind the transaction code, or {@link Dialect#NONE}. */
    static char separatorOf(String text) {
        int last = Math.min(LONGEST_CODE, text.length() - 3);
        for (int at = 0; at <= last; at++) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == ' ' || c == '\n') {
                continue;
            }
            int number = number(text, at + 1);
            boolean known = SEPARATORS.indexOf(c) >= 0 && used(number, c);
            boolean behindCode = at == 3 && PUNCTUATION.indexOf(c) < 0;
            boolean unknown = number == 0 || (used(number, c) && titleBegins(text, c, at + 1));
            return known || (behindCode && unknown) ? c : atLineStart(text);
        }
        return atLineStart(text);
    }

    /** A separator that begins the title on a line of its own, behind text of the bank. */
    private static char atLineStart(String text) {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (number(text, at + 2) == 20 && SEPARATORS.indexOf(text.charAt(at + 1)) >= 0) {
                return text.charAt(at + 1);
            }
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
        Subfields subfields = new Subfields(separator);
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
        String name = joined(32, 33);
        int accountAt = german ? NOWHERE : accountBehindTitle();
        boolean behind = !german && otherSideBehindTitle(dialect, name, accountAt);
        String title = joined(20, accountAt == 26 ? 25 : behind ? 26 : 29, german);
        SepaTags tags = SepaTags.read(german && tagged() ? SepaTags.withPlus(title) : title);
        String account = account(accountAt, ownAccount);
        account = account == null ? Counterparty.account(tags.find("IBAN")) : account;
        if (behind && name.isBlank()) {
            name = joined(27, accountAt == 29 ? 28 : 29);
        }
        Counterparty counterparty = Details.counterparty(name, account);
        return new Details(
                dialect,
                counterparty.titleNaming(Spaces.folded(tags.remittance()), tags.find("ABWA")),
                counterparty,
                german && !tagged()
                        ? SepaTags.read(glued(20, 29) + glued(60, 63)).find("EREF")
                        : tags.find("EREF"),
                german ? null : credited(ownAccount, account));
    }

    /**
     * Whether 27 to 29 hold the other side and not the title: ING and Nest always, banks with MultiCash where its account
     * stands around them or where they say once more who stands in 32 and 33.
     */
    private boolean otherSideBehindTitle(Dialect dialect, String name, int accountAt) {
        // other banks than Nest write its separator and have the name where all others do
        boolean ofBank = dialect == Dialect.ING || (dialect.namesBehindTitle() && name.isBlank());
        return ofBank || accountAt != NOWHERE || repeats(parts[27], name);
    }

    private static boolean repeats(@Nullable String part, String name) {
        String again = part == null ? "" : Spaces.without(part);
        String once = Spaces.without(name);
        return !again.isEmpty() && !once.isEmpty() && (again.startsWith(once) || once.startsWith(again));
    }

    /** Which of 26 and 29 is nothing but an account's number. */
    private int accountBehindTitle() {
        return isAccount(part(29)) ? 29 : isAccount(part(26)) ? 26 : NOWHERE;
    }

    private static boolean isAccount(@Nullable String part) {
        String compact = part == null ? "" : Spaces.without(part);
        return compact.length() >= SHORTEST_ACCOUNT && ACCOUNT.matcher(compact).matches();
    }

    private @Nullable String account(int behindTitle, String ownAccount) {
        String iban = part(38);
        String account =
                iban != null ? Counterparty.account(iban) : AccountNumber.ofParts(part(30), part(31), ownAccount);
        if (account == null && behindTitle != NOWHERE) {
            account = Counterparty.account(part(behindTitle));
        }
        // Triodos has our own account in 31 and the other side's in 10
        return account != null && isOwn(account, ownAccount) ? Counterparty.account(part(10)) : account;
    }

    private static boolean isOwn(String account, String ownAccount) {
        return ownAccount.endsWith("/" + account);
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

    /** Whether a part of the title begins with a German bank's tag, on whichever account: a Polish branch's, too. */
    boolean isGerman() {
        for (int number = 20; separator == '?' && number <= 29; number++) {
            if (parts[number] != null && SepaTags.begins(parts[number])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of the title begins with a tag before a colon, as cooperative banks write them. */
    private boolean tagged() {
        for (int number = 20; number <= 29; number++) {
            if (parts[number] != null && SepaTags.beginsWithColon(parts[number])) {
                return true;
            }
        }
        return false;
    }

    /** Parts as one text: a part that is not full ended at a space or on purpose. */
    private String joined(int first, int last) {
        return joined(first, last, false);
    }

    /** @param more the title of German files goes on behind the other side, in 60 to 63 */
    private String joined(int first, int last, boolean more) {
        StringBuilder joined = new StringBuilder();
        String before = null;
        int end = more ? 63 : last;
        for (int number = first; number <= end; number = more && number == last ? 60 : number + 1) {
            String part = parts[number];
            if (part != null && !part.isEmpty()) {
                joined.append(before == null || goesOn(before, part) ? "" : " ").append(part);
                before = part;
            }
        }
        return joined.toString();
    }

    /** Parts as they stand: a reference holds no space, wherever the bank cuts it. */
    private String glued(int first, int last) {
        StringBuilder glued = new StringBuilder();
        for (int number = first; number <= last; number++) {
            glued.append(parts[number] == null ? "" : parts[number]);
        }
        return glued.toString();
    }

    /** Whether a part was cut for its length, so that the next goes on in the same word. */
    private boolean goesOn(String part, String next) {
        boolean withinNumber = separator == '?'
                && part.length() == FULL_PART_WITHOUT_MARKS
                && Character.isDigit(part.charAt(part.length() - 1))
                && Character.isDigit(next.charAt(0));
        return part.length() >= FULL_PART || withinNumber;
    }

    private static boolean used(int number, char separator) {
        boolean everywhere =
                number == 0 || number == 10 || (number >= 20 && number <= 38) || (number >= 60 && number <= 65);
        boolean german = (number >= 70 && number <= 79) || number == 99;
        // Pekao's exchange rates and card numbers
        boolean rates = number >= 50 && number <= 59;
        return everywhere || (separator == '?' && german) || (separator == '^' && rates);
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
