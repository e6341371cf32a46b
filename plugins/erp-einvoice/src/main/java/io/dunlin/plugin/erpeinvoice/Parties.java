package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parties as invoices write them. What is not a valid number or address is left out: the name alone is needed. */
final class Parties {

    private static final int LONGEST_NAME = 200;
    private static final Pattern STREET =
            Pattern.compile("(?<street>.*\\p{L}.*?)\\s+(?<building>[0-9]{1,4}[A-Za-z]?(?:-[0-9]{1,4}[A-Za-z]?)?)"
                    + "(?:\\s*(?:/|m\\.?|lok\\.?)\\s*(?<apartment>[0-9]{1,4}[A-Za-z]?))?");
    private static final Pattern PLACE = Pattern.compile("(?<code>[0-9]{2}-[0-9]{3})\\s*,?\\s*(?<city>.+)");

    private Parties() {}

    /** A party, or null where neither name nor tax number is known. */
    static @Nullable PartyRecord of(
            @Nullable String name,
            @Nullable TaxNumber taxNumber,
            PartyKind kind,
            @Nullable PostalAddress address,
            @Nullable String email,
            @Nullable String phone) {
        String shown = name == null && taxNumber != null ? taxNumber.toString() : name;
        if (shown == null || shown.isBlank()) {
            return null;
        }
        return new PartyRecord(
                null,
                shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown,
                kind,
                taxNumber,
                null,
                null,
                address,
                email == null ? null : EmailAddress.find(email).orElse(null),
                phone == null ? null : PhoneNumber.find(phone).orElse(null),
                null,
                null);
    }

    /** A Polish address in two lines: street and number, then postal code and place. */
    static @Nullable PostalAddress polish(@Nullable String first, @Nullable String second, @Nullable String country) {
        String all = second == null && first != null && first.contains(",") ? first : null;
        String street =
                all == null ? first : all.substring(0, all.lastIndexOf(',')).strip();
        String place =
                all == null ? second : all.substring(all.lastIndexOf(',') + 1).strip();
        if (street == null) {
            return null;
        }
        Matcher coded = PLACE.matcher(place == null ? "" : place);
        boolean code = coded.matches();
        return of(
                street,
                code ? coded.group("code") : "",
                code ? coded.group("city") : place == null ? "" : place,
                country);
    }

    static @Nullable PostalAddress of(
            @Nullable String streetAndNumber, @Nullable String code, @Nullable String city, @Nullable String country) {
        if (streetAndNumber == null && city == null) {
            return null;
        }
        String first = streetAndNumber == null ? "" : streetAndNumber;
        Matcher numbered = STREET.matcher(first);
        boolean split = numbered.matches();
        return new PostalAddress(
                split ? numbered.group("street") : first,
                split ? numbered.group("building") : "",
                split ? numbered.group("apartment") : null,
                code == null ? "" : code,
                city == null ? "" : city,
                country == null || country.length() != 2 ? "PL" : country.toUpperCase(Locale.ROOT));
    }

    /** A tax number by itself, or with a country beside it. */
    static @Nullable TaxNumber taxNumber(@Nullable String written, @Nullable String country) {
        if (written == null) {
            return null;
        }
        Optional<TaxNumber> alone = TaxNumber.find(written);
        return alone.or(() -> country == null ? Optional.empty() : TaxNumber.find(country + written))
                .orElse(null);
    }
}
