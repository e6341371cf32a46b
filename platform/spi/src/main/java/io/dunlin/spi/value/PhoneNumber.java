package io.dunlin.spi.value;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in international form (ITU-T E.164): a plus sign and 8 to 15 digits. Whether it can take a text
 * message is not known here.
 */
public record PhoneNumber(String value) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern POLISH_WITHOUT_COUNTRY = Pattern.compile("[1-9][0-9]{8}");

    public PhoneNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an international phone number");
        }
    }

    /**
     * Reads a number as people write it: spaces, brackets, hyphens and dots allowed, {@code 00} for the plus sign, nine
     * digits alone for Poland.
     */
    public static Optional<PhoneNumber> find(String text) {
        String compact = text.replaceAll("[\\s\\u00A0().-]", "");
        String full = POLISH_WITHOUT_COUNTRY.matcher(compact).matches()
                ? "+48" + compact
                : compact.startsWith("00") ? "+" + compact.substring(2) : compact;
        return FORM.matcher(full).matches() ? Optional.of(new PhoneNumber(full)) : Optional.empty();
    }

    /** Reads a sender as carriers write it: also the digits of an international number without its plus sign. */
    public static Optional<PhoneNumber> findSender(String address) {
        return find(address).or(() -> address.startsWith("+") ? Optional.empty() : find("+" + address));
    }

    /** The digits without the plus sign, as SMS gateways want them. */
    public String digits() {
        return value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
