package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.DocumentNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be read in a payment's texts: every run of neighbouring words and numbers that may be a document's number,
 * however it is separated, and the references of cases. Nothing here knows which of them exist.
 */
public final class PaymentText {

    private static final int MOST_TOKENS = 150;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_RUN = 12;
    private static final int LONGEST_KEY = 60;
    private static final int SHORTEST_KEY = 4;
    /** Bank fields end after 27 or 35 characters: a number at the end of a shorter title was not cut. */
    private static final int SHORTEST_CUT_TITLE = 27;

    private static final Pattern CASE_REFERENCE =
            Pattern.compile("(?<![A-Z0-9])DN[ \\-–/]?([0-9]{4,12})[ \\-–/]?([0-9])(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern KSEF = Pattern.compile(
            "(?<![0-9])([0-9]{10})[ -]?([0-9]{8})[ -]?([0-9A-F]{6})-?([0-9A-F]{6})[ -]?([0-9A-F]{2})(?![0-9A-F])",
            Pattern.CASE_INSENSITIVE);
    /** A number in the national system begins with them. */
    private static final int DIGITS_OF_TAXPAYER = 10;

    private static final Set<String> TAGS = Set.of("TXT", "IDP", "IDC", "INV", "VAT", "ROC", "REMI", "EREF");
    private static final int LONGEST_TAG = 4;

    /** Where in the payment a text stands. */
    enum Source {
        TITLE,
        STRUCTURED,
        SPLIT_PAYMENT
    }

    /**
     * A place where a key was read.
     *
     * @param whole whether no further part of a longer number follows or precedes it
     */
    record Place(Source source, int start, int end, boolean whole) {

        boolean lies(Place within) {
            return source == within.source
                    && within.start <= start
                    && end <= within.end
                    && end - start < within.end - within.start;
        }
    }

    /**
     * A word or a number.
     *
     * @param begins whether no part of a longer number precedes it
     * @param ends whether none follows it
     */
    private record Token(String text, int end, boolean number, boolean begins, boolean ends) {}

    private final Map<String, List<Place>> numbers = new HashMap<>();
    private final Set<String> listed = new HashSet<>();
    private final Map<String, Clue.Kind> digits = new HashMap<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> cut = new HashSet<>();
    private final Set<String> caseReferences = new LinkedHashSet<>();
    private final Set<String> ksefNumbers = new LinkedHashSet<>();

    private PaymentText() {}

    public static PaymentText of(Incoming incoming) {
        PaymentText text = new PaymentText();
        text.read(Source.SPLIT_PAYMENT, incoming.splitInvoice());
        text.read(Source.STRUCTURED, incoming.endToEndId());
        text.read(Source.STRUCTURED, incoming.customerReference());
        text.read(Source.TITLE, incoming.title());
        return text;
    }

    /** Keys as {@link DocumentNumber#key} makes them. */
    public Set<String> numberKeys() {
        if (listed.isEmpty()) {
            return Collections.unmodifiableSet(numbers.keySet());
        }
        Set<String> keys = new HashSet<>(numbers.keySet());
        keys.addAll(listed);
        return keys;
    }

    public Set<String> digitKeys() {
        return Collections.unmodifiableSet(digits.keySet());
    }

    /** Beginnings of keys at the end of a title that may have been cut. */
    public Set<String> cutKeys() {
        return Collections.unmodifiableSet(cut);
    }

    /** As a case writes its own; the check digit makes a mistyped one unknown. */
    public Set<String> caseReferences() {
        return Collections.unmodifiableSet(caseReferences);
    }

    /** In their canonical form. */
    public Set<String> ksefNumbers() {
        return Collections.unmodifiableSet(ksefNumbers);
    }

    /** Whether a document's whole number, here or in the national system, was read. */
    public boolean namesInFull(OpenItem item) {
        String key = DocumentNumber.key(item.number());
        return numbers.containsKey(key)
                || listed.contains(key)
                || (item.ksefNumber() != null && ksefNumbers.contains(item.ksefNumber()))
                || (item.caseReference() != null && caseReferences.contains(item.caseReference()));
    }

    List<Place> placesOf(String key) {
        return numbers.getOrDefault(key, List.of());
    }

    boolean lists(String key) {
        return listed.contains(key);
    }

    /** Every group of digits, without leading zeros. */
    Set<String> groups() {
        return Collections.unmodifiableSet(groups);
    }

    Clue.@Nullable Kind digitsOf(String digitKey) {
        return digits.get(digitKey);
    }

    boolean cutFrom(String key) {
        for (String part : cut) {
            if (key.length() > part.length() && key.startsWith(part)) {
                return true;
            }
        }
        return false;
    }

    private void read(Source source, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return;
        }
        String text = raw.toUpperCase(Locale.ROOT);
        readReferences(text);
        List<Token> tokens = tokens(text);
        for (int from = 0; from < tokens.size(); from++) {
            readRuns(source, tokens, from);
        }
        for (NumberList list : NumberList.in(text)) {
            listed.addAll(list.keys());
        }
        readDigits(text, false);
        groups.addAll(NumberDigits.groups(text));
        String straightened = Lookalikes.straighten(text);
        if (!straightened.equals(text)) {
            readDigits(straightened, true);
            groups.addAll(NumberDigits.groups(straightened));
        }
        if (source == Source.TITLE && raw.length() >= SHORTEST_CUT_TITLE) {
            readCut(text, tokens);
        }
    }

    private void readReferences(String text) {
        if (text.contains("DN")) {
            Matcher reference = CASE_REFERENCE.matcher(text);
            while (reference.find()) {
                caseReferences.add("DN-" + reference.group(1) + "-" + reference.group(2));
            }
        }
        if (hasDigits(text, DIGITS_OF_TAXPAYER)) {
            Matcher ksef = KSEF.matcher(text);
            while (ksef.find()) {
                ksefNumbers.add(ksef.group(1) + "-" + ksef.group(2) + "-" + ksef.group(3) + ksef.group(4) + "-"
                        + ksef.group(5));
            }
        }
    }

    /** Whether so many digits stand together anywhere. */
    private static boolean hasDigits(String text, int fewest) {
        int together = 0;
        for (int at = 0; at < text.length(); at++) {
            together = isDigit(text, at) ? together + 1 : 0;
            if (together == fewest) {
                return true;
            }
        }
        return false;
    }

    private void readRuns(Source source, List<Token> tokens, int from) {
        StringBuilder key = new StringBuilder();
        boolean number = false;
        for (int to = from; to < Math.min(tokens.size(), from + LONGEST_RUN); to++) {
            Token token = tokens.get(to);
            key.append(token.text);
            number |= token.number;
            if (key.length() > LONGEST_KEY) {
                return;
            }
            if (number && key.length() >= SHORTEST_KEY) {
                Place place = new Place(source, from, to + 1, tokens.get(from).begins && token.ends);
                numbers.computeIfAbsent(key.toString(), _ -> new ArrayList<>(1)).add(place);
            }
        }
    }

    private static boolean begins(String text, int start) {
        boolean digitBefore = (start > 0 && isDigit(text, start - 1))
                || (start > 1 && joins(text.charAt(start - 1)) && isDigit(text, start - 2));
        return !digitBefore;
    }

    private static boolean ends(String text, int end) {
        boolean wordAfter = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        return !wordAfter && !goesOnAfter(text, end);
    }

    private static boolean goesOnAfter(String text, int end) {
        if (end + 1 >= text.length()) {
            return false;
        }
        char separator = text.charAt(end);
        boolean dotted = separator == '.' && isDigit(text, end + 1);
        boolean joined = joins(separator) && Character.isLetterOrDigit(text.charAt(end + 1));
        return dotted || (joined && !tagFollows(text, end + 1));
    }

    private static boolean tagFollows(String text, int at) {
        int end = text.indexOf('/', at);
        return end >= 0 && end - at <= LONGEST_TAG && TAGS.contains(text.substring(at, end));
    }

    private static boolean joins(char separator) {
        return "/-_\\".indexOf(separator) >= 0;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void readDigits(String text, boolean lookalikes) {
        DigitRuns.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text, TAGS)
                .forEach((key, kind) -> digits.merge(
                        key,
                        lookalikes ? Clue.Kind.LOOKALIKE_LETTERS : kind,
                        (known, added) -> known.weight() >= added.weight() ? known : added));
    }

    private void readCut(String text, List<Token> tokens) {
        if (tokens.isEmpty() || tokens.getLast().end < text.length()) {
            return;
        }
        StringBuilder key = new StringBuilder();
        for (int from = tokens.size() - 1; from >= Math.max(0, tokens.size() - LONGEST_RUN); from--) {
            key.insert(0, tokens.get(from).text);
            if (DocumentName.isTelling(key.toString())) {
                cut.add(key.toString());
            }
        }
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length() && tokens.size() < MOST_TOKENS) {
            int end = endOfToken(text, at);
            if (end > at) {
                tokens.add(
                        new Token(text.substring(at, end), end, isDigit(text, at), begins(text, at), ends(text, end)));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return tokens;
    }

    /** Where the digits, or the letters, that begin at a place end; the place itself where none begin there. */
    private static int endOfToken(String text, int start) {
        int at = start;
        if (isDigit(text, start)) {
            while (at < text.length() && isDigit(text, at)) {
                at++;
            }
            return at;
        }
        while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }
}
