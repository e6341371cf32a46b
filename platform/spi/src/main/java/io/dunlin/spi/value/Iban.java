package io.dunlin.spi.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international bank account number of a country's form with valid check digits (ISO 13616, ISO 7064 mod 97-10), without
 * spaces. Polish numbers (NRB) are also read without their country code: 26 digits.
 */
public record Iban(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern POLISH_WITHOUT_COUNTRY = Pattern.compile("[0-9]{26}");

    /**
     * Countries and the lengths of their numbers (SWIFT's IBAN registry): without them one text in a hundred that is
     * shaped so would pass for a number.
     */
    private static final String LENGTHS =
            " AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23"
                    + " IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18"
                    + " NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24"
                    + " TR26 UA29 VA22 VG24 XK20 YE30 ";

    public Iban {
        if (!hasForm(value) || remainder(value) != 1) {
            throw new IllegalArgumentException("Not a bank account number with valid check digits");
        }
    }

    /**
     * Whether a text without spaces is made and as long as the account numbers of its country, whatever its check digits are: a
     * bank's wrong number is still one to be shown.
     */
    public static boolean hasForm(String compact) {
        return FORM.matcher(compact).matches()
                && LENGTHS.contains(" " + compact.substring(0, 2) + compact.length() + " ");
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
