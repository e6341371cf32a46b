package io.dunlin.spi.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A firm's tax number. A Polish one (NIP) is ten digits with a valid check digit (weights 6 5 7 2 3 4 5 6 7, modulo 11)
 * and country {@code PL}; a foreign one is the country's two letters with 2 to 13 letters or digits, unchecked.
 */
public record TaxNumber(String country, String number) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern FOREIGN = Pattern.compile("[A-Z0-9]{2,13}");
    private static final Pattern POLISH = Pattern.compile("[0-9]{10}");
    private static final int[] WEIGHTS = {6, 5, 7, 2, 3, 4, 5, 6, 7};

    public TaxNumber {
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("Country must be two capital letters");
        }
        boolean right = "PL".equals(country)
                ? validNip(number)
                : FOREIGN.matcher(number).matches();
        if (!right) {
            throw new IllegalArgumentException("Not a valid tax number of " + country);
        }
    }

    /** A Polish NIP of ten digits. */
    public static TaxNumber nip(String tenDigits) {
        return new TaxNumber("PL", tenDigits);
    }

    /**
     * Reads a number as people write it: {@code 526-58-77-635}, {@code PL5265877635}, {@code DE 123456789}.
     *
     * @return the number, or empty where it is none or its check digit is wrong
     */
    public static Optional<TaxNumber> find(String text) {
        String compact = text.replaceAll("[\\s\\u00A0.-]", "").toUpperCase(Locale.ROOT);
        boolean foreign =
                compact.length() > 2 && COUNTRY.matcher(compact.substring(0, 2)).matches();
        try {
            return Optional.of(foreign ? new TaxNumber(compact.substring(0, 2), compact.substring(2)) : nip(compact));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As shown to people and stored: a NIP bare, a foreign number with its country. */
    @Override
    public String toString() {
        return "PL".equals(country) ? number : country + number;
    }

    private static boolean validNip(String number) {
        if (!POLISH.matcher(number).matches() || number.chars().allMatch(c -> c == '0')) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 11 == number.charAt(9) - '0';
    }
}
