package io.dunlin.plugin.erpfile;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the debtor and the creditor of a row. */
final class PartyReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REF = 190;
    private static final Pattern REGISTER_NUMBER = Pattern.compile("[0-9]{10}");
    private static final Pattern POLISH_POSTAL_CODE = Pattern.compile("([0-9]{2})[- ]?([0-9]{3})");
    private static final Pattern STREET_WITH_NUMBER =
            Pattern.compile("(?<street>.*\\p{L}.*?)\\s+(?<building>[0-9]{1,4}[A-Za-z]?(?:-[0-9]{1,4}[A-Za-z]?)?)"
                    + "(?:\\s*(?:/|m\\.?|lok\\.?)\\s*(?<apartment>[0-9]{1,4}[A-Za-z]?))?");
    private static final Set<String> COUNTRIES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> LANGUAGES = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));

    private final Vocabulary vocabulary;
    private final String homeCountry;

    PartyReader(Vocabulary vocabulary, String homeCountry) {
        this.vocabulary = vocabulary;
        this.homeCountry = homeCountry;
    }

    /** The debtor, or null where the row failed for want of a name. */
    @Nullable
    PartyRecord debtor(RowCells cells) {
        String name = name(cells, Field.DEBTOR_NAME);
        if (name == null) {
            if (!cells.failed()) {
                cells.fail(
                        Field.DEBTOR_NAME,
                        "",
                        "Brak nazwy dłużnika; uzupełnij ją.",
                        "The debtor's name is missing; add it.");
            }
            return null;
        }
        String country = country(cells);
        String register = cells.value(
                Field.DEBTOR_REGISTER_NUMBER,
                cells.digits(Field.DEBTOR_REGISTER_NUMBER, 10),
                text -> Optional.of(text)
                        .filter(number -> REGISTER_NUMBER.matcher(number).matches()),
                "Numer KRS ma dziesięć cyfr.",
                "A KRS number has ten digits.");
        return new PartyRecord(
                key(cells),
                name,
                kind(cells, register),
                taxNumber(cells, Field.DEBTOR_TAX_NUMBER, country),
                cells.value(
                        Field.DEBTOR_PERSONAL_NUMBER,
                        cells.digits(Field.DEBTOR_PERSONAL_NUMBER, 11),
                        PersonalNumber::find,
                        "To nie jest PESEL: jedenaście cyfr z poprawną cyfrą kontrolną.",
                        "Not a PESEL: eleven digits with a right check digit."),
                register,
                address(cells, country),
                cells.value(
                        Field.DEBTOR_EMAIL,
                        cells.text(Field.DEBTOR_EMAIL),
                        EmailAddress::find,
                        "To nie jest jeden adres e-mail; wpisz na przykład biuro@example.com.",
                        "Not one mail address; write for example office@example.com."),
                cells.value(
                        Field.DEBTOR_PHONE,
                        cells.text(Field.DEBTOR_PHONE),
                        PhoneNumber::find,
                        "To nie jest jeden numer telefonu; wpisz dziewięć cyfr albo numer z kierunkowym kraju.",
                        "Not one phone number; write nine digits, or a number with its country code."),
                language(cells),
                cells.text(Field.ACCOUNT_MANAGER).orElse(null));
    }

    /** The creditor, or null where the file does not say one. */
    @Nullable
    PartyRecord creditor(RowCells cells) {
        TaxNumber taxNumber = taxNumber(cells, Field.CREDITOR_TAX_NUMBER, homeCountry);
        String name = name(cells, Field.CREDITOR_NAME);
        if (name == null) {
            if (taxNumber != null) {
                cells.fail(
                        Field.CREDITOR_NAME,
                        "",
                        "Jest NIP wierzyciela, a brak jego nazwy; uzupełnij ją.",
                        "The creditor's tax number is there, its name is missing; add it.");
            }
            return null;
        }
        return new PartyRecord(null, name, PartyKind.UNKNOWN, taxNumber, null, null, null, null, null, null, null);
    }

    private static @Nullable String name(RowCells cells, Field field) {
        return cells.value(
                field,
                cells.text(field),
                text -> Optional.of(text).filter(name -> name.length() <= LONGEST_NAME),
                "Nazwa ma najwyżej 200 znaków.",
                "A name has at most 200 characters.");
    }

    private static @Nullable ExternalRef key(RowCells cells) {
        return cells.value(
                Field.DEBTOR_ID,
                cells.text(Field.DEBTOR_ID),
                text -> Optional.of(text)
                        .filter(key -> key.length() <= LONGEST_REF)
                        .map(ExternalRef::new),
                "Kod w systemie ma najwyżej 190 znaków.",
                "A key has at most 190 characters.");
    }

    private PartyKind kind(RowCells cells, @Nullable String register) {
        PartyKind said = cells.value(
                Field.DEBTOR_KIND,
                cells.text(Field.DEBTOR_KIND),
                text -> vocabulary.value("partyKind", text).map(PartyKind::valueOf),
                "Nieznany rodzaj dłużnika; wpisz na przykład konsument, JDG, spółka, jednostka publiczna.",
                "Unknown kind of debtor; write for example consumer, sole trader, company, public body.");
        if (said != null && said != PartyKind.UNKNOWN) {
            return said;
        }
        // Only organisations have a number in the register of companies.
        return register == null ? PartyKind.UNKNOWN : PartyKind.COMPANY;
    }

    private static @Nullable TaxNumber taxNumber(RowCells cells, Field field, String country) {
        return cells.value(
                field,
                cells.digits(field, "PL".equals(country) ? 10 : 0),
                text -> Character.isDigit(text.charAt(0)) && !"PL".equals(country)
                        ? TaxNumber.find(country + text)
                        : TaxNumber.find(text),
                "To nie jest numer podatkowy; NIP ma dziesięć cyfr z poprawną cyfrą kontrolną.",
                "Not a tax number; a Polish one has ten digits with a right check digit.");
    }

    private String country(RowCells cells) {
        String country = cells.value(
                Field.DEBTOR_COUNTRY,
                cells.text(Field.DEBTOR_COUNTRY),
                text -> vocabulary
                        .value("country", text)
                        .or(() -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains)),
                "Nieznany kraj; wpisz dwuliterowy kod, na przykład PL.",
                "Unknown country; write its code of two letters, for example PL.");
        return country == null ? homeCountry : country;
    }

    private @Nullable String language(RowCells cells) {
        return cells.value(
                Field.DEBTOR_LANGUAGE,
                cells.text(Field.DEBTOR_LANGUAGE),
                text -> vocabulary
                        .value("language", text)
                        .or(() -> Optional.of(text.toLowerCase(Locale.ROOT)).filter(LANGUAGES::contains)),
                "Nieznany język; wpisz dwuliterowy kod, na przykład pl.",
                "Unknown language; write its code of two letters, for example pl.");
    }

    private static @Nullable PostalAddress address(RowCells cells, String country) {
        String street = cells.text(Field.DEBTOR_STREET).orElse("");
        String building = cells.text(Field.DEBTOR_BUILDING).orElse("");
        String apartment = cells.text(Field.DEBTOR_APARTMENT).orElse(null);
        Matcher together = STREET_WITH_NUMBER.matcher(street);
        if (building.isEmpty() && apartment == null && together.matches()) {
            street = together.group("street");
            building = together.group("building");
            apartment = together.group("apartment");
        }
        boolean polish = "PL".equals(country);
        String postalCode = cells.value(
                Field.DEBTOR_POSTAL_CODE,
                cells.digits(Field.DEBTOR_POSTAL_CODE, polish ? 5 : 0),
                text -> polish ? polishPostalCode(text) : Optional.of(text),
                "To nie jest polski kod pocztowy; wpisz na przykład 00-950.",
                "Not a Polish postal code; write for example 00-950.");
        String city = cells.text(Field.DEBTOR_CITY).orElse("");
        if (street.isEmpty() && building.isEmpty() && postalCode == null && city.isEmpty()) {
            return null;
        }
        return new PostalAddress(street, building, apartment, postalCode == null ? "" : postalCode, city, country);
    }

    private static Optional<String> polishPostalCode(String text) {
        Matcher matcher = POLISH_POSTAL_CODE.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1) + "-" + matcher.group(2)) : Optional.empty();
    }
}
