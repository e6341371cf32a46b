package io.dunlin.spi.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international bank account number with valid check digits (ISO 13616, ISO 7064 mod 97-10), without spaces. Polish
 * numbers (NRB) are also read without their country code: 26 digits.
 */
public record Iban(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern POLISH_WITHOUT_COUNTRY = Pattern.compile("[0-9]{26}");
    private static final int POLISH_LENGTH = 28;

    public Iban {
        if (!FORM.matcher(value).matches() || remainder(value) != 1) {
            throw new IllegalArgumentException("Not a bank account number with valid check digits");
        }
        if (value.startsWith("PL") && value.length() != POLISH_LENGTH) {
            throw new IllegalArgumentException("A Polish account number has 26 digits after PL");
        }
    }

    /**
     * Reads an account number as people write it: spaces, hyphens and small letters allowed, {@code PL} may be missing.
     *
     * @return the number, or empty where it is not one or its check digits are wrong
     */
    public static Optional<Iban> find(String text) {
        String compact = text.replaceAll("[\\s\\u00A0-]", "").toUpperCase(Locale.ROOT);
        String full = POLISH_WITHOUT_COUNTRY.matcher(compact).matches() ? "PL" + compact : compact;
        try {
            return Optional.of(new Iban(full));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * Like {@link #find(String)} for text that must be an account number.
     *
     * @throws IllegalArgumentException where it is not
     */
    public static Iban parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("Not a bank account number with valid check digits"));
    }

    public String country() {
        return value.substring(0, 2);
    }

    /** In groups of four for people. */
    public String grouped() {
        return value.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The last four characters, for logs and lists where the whole number is not needed. */
    public String tail() {
        return "…" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return value;
    }

    private static int remainder(String iban) {
        String rotated = iban.substring(4) + iban.substring(0, 4);
        int remainder = 0;
        for (int i = 0; i < rotated.length(); i++) {
            int digit = Character.digit(rotated.charAt(i), 36);
            remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return remainder;
    }
}
