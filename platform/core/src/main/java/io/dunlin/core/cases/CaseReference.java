package io.dunlin.core.cases;

import io.dunlin.core.shared.QuickPattern;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people call a case, on the phone and in mails: {@code DN-1234567-8}. The last character is a check digit (ISO 7064,
 * modulo 11-10) over the number, so that one wrong or two swapped digits are noticed.
 */
public record CaseReference(String value) {

    private static final Pattern FORM = Pattern.compile("DN-([0-9]{4,12})-([0-9])");
    private static final QuickPattern IN_TEXT = QuickPattern.compile(
            "(?<![A-Z0-9])DN[ \\-–/]?([0-9]{4,12})[ \\-–/]?([0-9])(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIKE_ONE =
            Pattern.compile("DN[ \\-–/]?[0-9]{4,12}(?:[ \\-–/]?[0-9])?", Pattern.CASE_INSENSITIVE);

    public CaseReference {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()
                || checkDigit(matcher.group(1)) != matcher.group(2).charAt(0) - '0') {
            throw new IllegalArgumentException("Not a case reference with a valid check digit: " + value);
        }
    }

    /** The reference of the case with a number, 1 or more. */
    public static CaseReference of(long number) {
        String digits = String.format(java.util.Locale.ROOT, "%06d", number);
        return new CaseReference("DN-" + digits + "-" + checkDigit(digits));
    }

    /** Finds the first valid reference in a text, however its parts are separated. */
    public static Optional<CaseReference> findIn(String text) {
        QuickPattern.Search search = IN_TEXT.in(text);
        while (search.next()) {
            MatchResult matcher = search.match();
            if (checkDigit(matcher.group(1)) == matcher.group(2).charAt(0) - '0') {
                return Optional.of(new CaseReference("DN-" + matcher.group(1) + "-" + matcher.group(2)));
            }
        }
        return Optional.empty();
    }

    /** Whether a text is written like a reference, even one with a wrong or no check digit: then it is no other number. */
    public static boolean isFormOf(String text) {
        return LIKE_ONE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }

    private static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }
}
