package io.dunlin.plugin.courtepu;

import io.dunlin.spi.settings.LocalizedText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that a value in the court's document can have. {@code textN} is up to N characters, {@code nameN} not blank. */
final class SimpleType {

    private static final Pattern SIZED = Pattern.compile("(text|name)([0-9]+)");
    private static final int LONGEST_FACTS = 32_000;
    private static final int LONGEST_OWNER = 150;

    private record Form(Pattern pattern, String pl, String en) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            form("flag", "[01]", "Wartość 0 albo 1.", "The value is 0 or 1."),
            form(
                    "zero",
                    "0",
                    "Pozew w paczce nie może być zwolniony z opłaty: wartość 0.",
                    "A lawsuit in a package is never free of the fee: the value is 0."),
            form(
                    "representation",
                    "[14]",
                    "Wartość 1 (pełnomocnik) albo 4 (reprezentant).",
                    "The value is 1 (attorney) or 4 (representative)."),
            form("party", "[0-3]", "Rodzaj strony od 0 do 3.", "The kind of party is from 0 to 3."),
            form("register", "[0-2]", "Wartość od 0 do 2.", "The value is from 0 to 2."),
            form("jointly", "[0-4]", "Wartość od 0 do 4.", "The value is from 0 to 4."),
            form("claim", "[0-2]", "Rodzaj roszczenia od 0 do 2.", "The kind of claim is from 0 to 2."),
            form("interest", "[0-9]|1[0-8]", "Rodzaj odsetek od 0 do 18.", "The kind of interest is from 0 to 18."),
            form("boolean", "true|false|0|1", "Wartość true albo false.", "The value is true or false."),
            form("yesNo", "tak|nie", "Wartość tak albo nie.", "The value is tak or nie."),
            form("version", "2\\.0", "Wersja formularza to 2.0.", "The version of the form is 2.0."),
            form("id", "[0-9]{1,18}", "Numer z samych cyfr, najwyżej 18.", "A number of at most 18 digits."),
            form("short", "-?[0-9]{1,4}", "Liczba całkowita.", "A whole number."),
            form("int", "[0-9]{1,9}", "Liczba całkowita.", "A whole number."),
            form(
                    "evidence",
                    "[1-9]|[1-9][0-9]|1[01][0-9]|12[0-7]",
                    "Numer dowodu od 1 do 127.",
                    "Evidence is numbered from 1 to 127."),
            form(
                    "evidenceKind",
                    "inny|umowa|faktura|akt notarialny",
                    "Jedno z: inny, umowa, faktura, akt notarialny.",
                    "One of: inny, umowa, faktura, akt notarialny."),
            form(
                    "decimal",
                    "-?[0-9]{1,15}(?:\\.[0-9]+)?",
                    "Liczba z kropką dziesiętną.",
                    "A number with a decimal point."),
            form(
                    "amount",
                    "[0-9]{1,8}(?:\\.[0-9]{1,2})?",
                    "Kwota do 99999999.99, z kropką.",
                    "A sum of up to 99999999.99, with a point."),
            form(
                    "currency",
                    "PLN|USD|EUR|CHF|GBP|AUD|CAD|CZK|DKK|HUF|JPY",
                    "Waluta spoza formularza sądu.",
                    "A currency that the court's form does not have."),
            form("pesel", "[0-9]{11}", "PESEL ma jedenaście cyfr.", "A PESEL has eleven digits."),
            form(
                    "nip",
                    "[1-9](?:[0-9][1-9]|[1-9][0-9])[0-9]{7}",
                    "NIP ma dziesięć cyfr i nie zaczyna się od 0.",
                    "A NIP has ten digits and does not begin with 0."),
            form("krs", "[0-9]{10}", "Numer KRS ma dziesięć cyfr.", "A KRS number has ten digits."),
            form("regon", "[0-9]{9}|[0-9]{14}", "REGON ma 9 albo 14 cyfr.", "A REGON has 9 or 14 digits."),
            form("account", "[0-9]{26}", "Polski numer rachunku: 26 cyfr.", "A Polish account number: 26 digits."),
            form(
                    "postalCode",
                    "[0-9]{2}-[0-9]{3}|[0-9]{5}",
                    "Polski kod pocztowy, na przykład 00-950.",
                    "A Polish postal code, for example 00-950."));

    private SimpleType() {}

    /** What is wrong with a value, or empty where it has the form. */
    static Optional<LocalizedText> fault(String type, String value) {
        Matcher sized = SIZED.matcher(type);
        // In UTF-16 units, as schema validators count, so that what passes here passes there.
        int length = value.length();
        if (sized.matches()) {
            boolean blank = "name".equals(sized.group(1)) && value.isBlank();
            return blank ? missing() : tooLong(length, Integer.parseInt(sized.group(2)));
        }
        return switch (type) {
            case "any" -> Optional.empty();
            case "filled" -> value.isBlank() ? missing() : Optional.empty();
            case "owner" ->
                length < 2
                        ? text("Nazwa właściciela od 2 do 150 znaków.", "The owner's name has 2 to 150 characters.")
                        : tooLong(length, LONGEST_OWNER);
            case "long" -> tooLong(length, LONGEST_FACTS);
            case "facts" -> value.isBlank() ? missing() : tooLong(length, LONGEST_FACTS);
            case "date" ->
                date(value) ? Optional.empty() : text("Data w zapisie 2026-11-20.", "A date written as 2026-11-20.");
            default -> pattern(type, value);
        };
    }

    private static Optional<LocalizedText> pattern(String type, String value) {
        Form form = FORMS.get(type);
        if (form == null) {
            throw new IllegalStateException("form.txt names an unknown simple type: " + type);
        }
        return form.pattern().matcher(value).matches() ? Optional.empty() : text(form.pl(), form.en());
    }

    private static Optional<LocalizedText> missing() {
        return text("Wymagane pole jest puste; uzupełnij je.", "A required field is empty; fill it in.");
    }

    private static Optional<LocalizedText> tooLong(int length, int most) {
        return length <= most
                ? Optional.empty()
                : text(
                        "Najwyżej " + most + " znaków, jest " + length + "; skróć tekst.",
                        "At most " + most + " characters, there are " + length + "; shorten the text.");
    }

    private static boolean date(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static Optional<LocalizedText> text(String pl, String en) {
        return Optional.of(new LocalizedText(pl, en));
    }

    private static Map.Entry<String, Form> form(String name, String pattern, String pl, String en) {
        return Map.entry(name, new Form(Pattern.compile(pattern), pl, en));
    }
}
