package io.dunlin.spi.value;

import java.util.Optional;
import java.util.regex.Pattern;

/** A Polish personal number (PESEL): eleven digits with a valid check digit (weights 1 3 7 9, modulo 10). */
public record PersonalNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{11}");
    private static final int[] WEIGHTS = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};

    public PersonalNumber {
        if (!FORM.matcher(value).matches() || checkDigit(value) != value.charAt(10) - '0') {
            throw new IllegalArgumentException("Not a valid PESEL");
        }
    }

    public static Optional<PersonalNumber> find(String text) {
        try {
            return Optional.of(new PersonalNumber(text.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Masked: personal numbers do not belong in logs. */
    @Override
    public String toString() {
        return "*******" + value.substring(7);
    }

    private static int checkDigit(String value) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (value.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10;
    }
}
