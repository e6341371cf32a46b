package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.text.BankCharset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports that an administrator described: one row for each report, and one for each of its fields. */
final class MassSettings {

    static final String REPORTS = "reports";
    static final String COLUMNS = "columns";

    private static final String AUTO = "auto";
    private static final int MOST_REPORTS = 20;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_SKIPPED = 1_000;
    private static final Map<String, Character> SEPARATORS =
            Map.of("semicolon", ';', "comma", ',', "tab", '\t', "pipe", '|', "fixed", MassReport.FIXED);
    private static final List<String> DATES =
            List.of("uuuu-MM-dd", "uuuuMMdd", "dd.MM.uuuu", "dd-MM-uuuu", "dd/MM/uuuu", "ddMMuuuu", "uuMMdd", "ddMMuu");

    private MassSettings() {}

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.optional(
                        REPORTS,
                        new Type.Table(reportColumns(), MOST_REPORTS),
                        new LocalizedText("Raporty wpłat masowych", "Mass-payment reports"),
                        new LocalizedText(
                                "Jeden wiersz na każdy rodzaj raportu banku; opis kolumn jest w tabeli niżej.",
                                "One row for each kind of the bank's reports; its columns stand in the table below.")),
                SettingField.optional(
                        COLUMNS,
                        new Type.Table(fieldColumns(), MOST_COLUMNS),
                        new LocalizedText("Kolumny raportów", "Columns of the reports"),
                        new LocalizedText(
                                "Miejsce: numer kolumny (4), a przy stałej szerokości znaki od-do (10-35); kilka miejsc"
                                        + " łączy +, na przykład 8+9.",
                                "Place: a column's number (4), with fixed width characters from-to (10-35); + joins"
                                        + " several, for example 8+9.")));
    }

    static List<MassReport> read(PluginSettings settings) {
        List<MassReport> reports = new ArrayList<>();
        for (Map<String, String> row : settings.getRows(REPORTS)) {
            reports.add(report(row, settings.getRows(COLUMNS)));
        }
        return List.copyOf(reports);
    }

    private static MassReport report(Map<String, String> row, List<Map<String, String>> columns) {
        String name = chosen(row, "name", "");
        try {
            String account = Counterparty.account(row.get("account"));
            if (!name.matches("[a-z][a-z0-9-]{1,39}") || account == null) {
                throw new Unreadable(new LocalizedText(
                        "każdy raport wymaga nazwy z małych liter, cyfr i łączników oraz rachunku firmy",
                        "each report needs a name of small letters, digits and hyphens, and the firm's account"));
            }
            Character separator = SEPARATORS.get(chosen(row, "separator", "semicolon"));
            if (separator == null) {
                String known = String.join(", ", SEPARATORS.keySet());
                throw new Unreadable(
                        new LocalizedText("rozdzielanie pól to jedno z: " + known, "a separator is one of " + known));
            }
            Map<MassField, List<Place>> places = places(name, separator == MassReport.FIXED, columns);
            String charset = chosen(row, "charset", AUTO);
            return new MassReport(
                    name,
                    account,
                    currency(chosen(row, "currency", "PLN")),
                    row.getOrDefault("record", ""),
                    separator,
                    charset.equals(AUTO) ? null : BankCharset.named(charset),
                    chosen(row, "dates", DATES.getFirst()),
                    MassReport.Amounts.valueOf(chosen(row, "amounts", "comma").toUpperCase(Locale.ROOT)),
                    row.getOrDefault("marker", "").strip(),
                    skipped(chosen(row, "skip", "0")),
                    places);
        } catch (Unreadable wrong) {
            throw PluginFailure.configuration(
                    "report-settings",
                    wrong.why()
                            .precededBy(
                                    "W 'reports', raport '" + name + "': ", "In 'reports', report '" + name + "': "));
        }
    }

    private static Currency currency(String written) throws Unreadable {
        try {
            return Currency.getInstance(written);
        } catch (IllegalArgumentException _) {
            throw new Unreadable(new LocalizedText(
                    written + " nie jest kodem waluty takim jak PLN", written + " is no currency code such as PLN"));
        }
    }

    private static Map<MassField, List<Place>> places(String report, boolean fixed, List<Map<String, String>> columns)
            throws Unreadable {
        Map<MassField, List<Place>> places = new EnumMap<>(MassField.class);
        for (Map<String, String> column : columns) {
            if (report.equals(column.getOrDefault("report", "").strip())) {
                places.put(field(column.getOrDefault("field", "")), list(column.getOrDefault("place", ""), fixed));
            }
        }
        for (MassField field : MassField.values()) {
            if (field.required() && !places.containsKey(field)) {
                throw new Unreadable(new LocalizedText(
                        "'columns' nie mówi, gdzie stoi " + field.written(),
                        "'columns' does not say where " + field.written() + " stands"));
            }
        }
        return places;
    }

    private static List<Place> list(String written, boolean fixed) throws Unreadable {
        List<Place> places = new ArrayList<>();
        for (String place : written.split("\\+", -1)) {
            places.add(Place.read(place, fixed));
        }
        return List.copyOf(places);
    }

    private static MassField field(String written) throws Unreadable {
        return Arrays.stream(MassField.values())
                .filter(field -> field.written().equals(written))
                .findFirst()
                .orElseThrow(
                        () -> new Unreadable(new LocalizedText("nie ma pola " + written, "not a field: " + written)));
    }

    private static int skipped(String written) throws Unreadable {
        int skip = written.matches("[0-9]{1,4}") ? Integer.parseInt(written) : -1;
        if (skip < 0 || skip > MOST_SKIPPED) {
            throw new Unreadable(new LocalizedText(
                    "'skip' to liczba wierszy od 0 do " + MOST_SKIPPED,
                    "'skip' is a number of lines from 0 to " + MOST_SKIPPED));
        }
        return skip;
    }

    private static String chosen(Map<String, String> row, String column, String otherwise) {
        @Nullable String value = row.get(column);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static List<SettingField.Column> reportColumns() {
        return List.of(
                SettingField.Column.text("name", new LocalizedText("Nazwa raportu", "Report's name")),
                SettingField.Column.text("account", new LocalizedText("Rachunek firmy", "Firm's account")),
                SettingField.Column.choice(
                        "separator",
                        new LocalizedText("Rozdzielanie pól", "Separator"),
                        options(SEPARATORS.keySet().stream().sorted())),
                SettingField.Column.choice(
                        "charset",
                        new LocalizedText("Kodowanie znaków", "Character set"),
                        options(Stream.concat(
                                Stream.of(AUTO),
                                Arrays.stream(BankCharset.values()).map(BankCharset::written)))),
                SettingField.Column.choice("dates", new LocalizedText("Zapis dat", "Dates"), options(DATES.stream())),
                SettingField.Column.choice(
                        "amounts",
                        new LocalizedText("Zapis kwot", "Amounts"),
                        options(Stream.of("comma", "point", "grosze"))),
                SettingField.Column.text("currency", new LocalizedText("Waluta", "Currency")),
                SettingField.Column.text(
                        "record", new LocalizedText("Początek wiersza wpłaty", "A payment's line begins with")),
                SettingField.Column.text(
                        "marker", new LocalizedText("Tekst na początku pliku", "Text in the file's head")),
                SettingField.Column.text("skip", new LocalizedText("Wierszy nagłówka", "Lines of heading")));
    }

    private static List<SettingField.Column> fieldColumns() {
        return List.of(
                SettingField.Column.text("report", new LocalizedText("Nazwa raportu", "Report's name")),
                SettingField.Column.choice(
                        "field",
                        new LocalizedText("Pole", "Field"),
                        Arrays.stream(MassField.values())
                                .map(field -> new SettingField.Option(field.written(), field.label()))
                                .toArray(SettingField.Option[]::new)),
                SettingField.Column.text("place", new LocalizedText("Miejsce", "Place")));
    }

    private static SettingField.Option[] options(Stream<String> values) {
        return values.map(value -> new SettingField.Option(value, new LocalizedText(value, value)))
                .toArray(SettingField.Option[]::new);
    }
}
