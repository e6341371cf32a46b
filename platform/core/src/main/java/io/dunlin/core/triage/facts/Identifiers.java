package io.dunlin.core.triage.facts;

import io.dunlin.core.shared.QuickPattern;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.TaxNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds tax numbers (valid ones only), KSeF numbers, phone numbers and mail addresses. */
public final class Identifiers {

    private static final int MOST = 200;

    // Each pattern asks first what may begin there: looking back from every letter of a mail is what reading it costs
    // most.
    private static final QuickPattern TAX_NUMBER = QuickPattern.compile(
            "(?=[P\\d])(?<![\\p{L}\\d-])(?:PL ?)?(?:\\d{3}[- ]\\d{3}[- ]\\d{2}[- ]\\d{2}|\\d{3}[- ]\\d{2}[- ]\\d{2}[- ]\\d{3}|\\d{10})(?![\\d-])");
    private static final Pattern FOREIGN_TAX_NUMBER = Pattern.compile(
            "(?=[A-Z]{2} ?[A-Z0-9]{6})(?<=(?:ust-?id(?:-?nr)?|vat|vat no|vat number|vat id|cui|cif|tva)[.: ]{1,3})(?:(?:DE|AT|RO|GB|CZ|SK|FR|IT|NL|LT|EE|LV|HR|HU)[ ]?[A-Z0-9]{6,12})(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> FOREIGN_CUES = List.of("ust", "vat", "cui", "cif", "tva");
    private static final QuickPattern KSEF =
            QuickPattern.compile("(?=\\d)(?<!\\d)\\d{10}-20\\d{6}-[0-9A-Fa-f]{12}-[0-9A-Fa-f]{2}(?![0-9A-Za-z])");
    private static final QuickPattern PHONE = QuickPattern.compile(
            "(?=[+(\\d])(?<![\\p{L}\\d/.,-])(?:(?:\\+|00)\\d{1,3}[ .()-]{0,2})?\\(?\\d{2,5}\\)?(?:[ .-]?\\d{2,4}){1,4}(?![\\d/.-]\\d)(?!\\d)");
    private static final Pattern PHONE_CUE = Pattern.compile(
            "(?:tel|telefon\\p{L}{0,2}|kom|komork\\p{L}{1,2}|mobile?|phone|ring|call|fon|fax|dzwonic|zadzwonic|pod numer\\p{L}{0,3}|numer telefonu|handy|telefonul|nr tel|rufnummer|whatsapp|sms)[ .:]{0,3}(?:nr )?$");
    private static final QuickPattern ADDRESS = QuickPattern.compile(
            "(?<![\\p{L}\\d._%+-])[\\p{L}\\d._%+-]{1,64}@(?:[\\p{L}\\d-]{1,63}\\.){1,6}\\p{L}{2,24}(?![\\p{L}\\d])");

    private Identifiers() {}

    public static List<Found<TaxNumber>> taxNumbers(String text) {
        List<Found<TaxNumber>> found = new ArrayList<>(each(TAX_NUMBER, text, TaxNumber::find));
        if (namesForeignTaxNumber(text)) {
            Matcher matcher = FOREIGN_TAX_NUMBER.matcher(text);
            for (int i = 0; i < MOST && matcher.find(); i++) {
                TaxNumber.find(matcher.group())
                        .ifPresent(number -> found.add(new Found<>(number, matcher.start(), matcher.end())));
            }
        }
        return List.copyOf(found);
    }

    /** The pattern looks back from every word: first, whether there is what it looks for. */
    private static boolean namesForeignTaxNumber(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return FOREIGN_CUES.stream().anyMatch(small::contains);
    }

    /**
     * Numbers of the Polish invoice system KSeF: tax number, date, 12 hexadecimal digits and a check sum. Nothing else looks so,
     * and a mistyped one is no invoice that anybody knows: the sum is not worked out.
     */
    public static List<Found<String>> ksefNumbers(String text) {
        return each(KSEF, text, number -> Optional.of(number.toUpperCase(Locale.ROOT)));
    }

    /** Numbers with a plus sign, or after a word such as "tel.". */
    public static List<Found<PhoneNumber>> phones(String text) {
        List<Found<String>> numbers = each(PHONE, text, Optional::of);
        if (numbers.isEmpty()) {
            return List.of();
        }
        String folded = FoldedText.fold(text);
        return numbers.stream()
                .filter(number -> number.value().startsWith("+")
                        || PHONE_CUE
                                .matcher(folded.substring(Math.max(0, number.start() - 30), number.start()))
                                .find())
                .flatMap(number -> PhoneNumber.find(number.value()).stream()
                        .map(phone -> new Found<>(phone, number.start(), number.end())))
                .toList();
    }

    public static List<Found<EmailAddress>> addresses(String text) {
        return text.indexOf('@') < 0 ? List.of() : each(ADDRESS, text, EmailAddress::find);
    }

    private static <T> List<Found<T>> each(QuickPattern pattern, String text, Function<String, Optional<T>> reading) {
        List<Found<T>> found = new ArrayList<>();
        QuickPattern.Search search = pattern.in(text);
        while (search.next() && found.size() < MOST) {
            MatchResult match = search.match();
            reading.apply(match.group()).ifPresent(value -> found.add(new Found<>(value, match.start(), match.end())));
        }
        return List.copyOf(found);
    }
}
