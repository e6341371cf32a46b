package io.dunlin.plugin.erpfile;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Column;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.text.ColumnSeparator;
import io.dunlin.tables.AmountStyle;
import io.dunlin.tables.DateStyle;
import io.dunlin.tables.TableOptions;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The settings, typed. */
record FileSettings(
        List<SavedMapping> mappings,
        TableOptions table,
        Set<AmountStyle> amountStyles,
        Set<DateStyle> dateStyles,
        Currency currency,
        String country) {

    private static final String AUTO = "auto";
    private static final int MOST_MAPPING_ROWS = 200;

    static FileSettings of(PluginSettings settings) {
        return new FileSettings(
                SavedMapping.of(settings.getRows("mappings")),
                new TableOptions(
                        chosen(settings, "charset").map(Charset::forName),
                        chosen(settings, "separator")
                                .map(name -> ColumnSeparator.valueOf(name).sign()),
                        settings.findText("sheet").filter(name -> !name.isBlank())),
                chosen(settings, "decimalSeparator")
                        .map(name -> Set.of(AmountStyle.valueOf(name)))
                        .orElse(Set.of(AmountStyle.values())),
                chosen(settings, "dateOrder")
                        .map(name -> Set.of(DateStyle.valueOf(name)))
                        .orElse(Set.of(DateStyle.values())),
                currency(settings.findText("currency").orElse("PLN")),
                settings.findText("country").orElse("PL"));
    }

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.optional(
                        "mappings",
                        new Type.Table(
                                List.of(
                                        Column.text("mapping", text("Nazwa odwzorowania", "Mapping's name")),
                                        Column.text("header", text("Nagłówek kolumny", "Column's header")),
                                        Column.choice("field", text("Pole", "Field"), fields()),
                                        Column.text("fixed", text("Stała wartość", "Fixed value"))),
                                MOST_MAPPING_ROWS),
                        text("Odwzorowania kolumn", "Column mappings"),
                        text(
                                "Nagłówek i pole, które w nim stoi, albo pole i stała wartość dla wszystkich wierszy;"
                                        + " wygrywa z rozpoznaniem automatycznym, gdy plik ma wszystkie nagłówki odwzorowania.",
                                "A header and the field that stands in it, or a field and a fixed value for all rows;"
                                        + " wins over what is recognised when the file has all headers of the mapping.")),
                SettingField.withDefault(
                        "charset",
                        new Type.CharacterSet(),
                        text("Kodowanie CSV", "Character set of CSV"),
                        text("auto albo nazwa, na przykład windows-1250.", "auto or a name, for example windows-1250."),
                        AUTO),
                choice(
                        "separator",
                        text("Separator CSV", "Separator of CSV"),
                        text("Znak między kolumnami.", "The sign between columns."),
                        Arrays.stream(ColumnSeparator.values()).map(s -> new Option(s.name(), s.label()))),
                choice(
                        "decimalSeparator",
                        text("Separator dziesiętny", "Decimal separator"),
                        text(
                                "Ustaw, gdy kwoty w pliku można czytać dwojako.",
                                "Set it where a file's amounts can be read in two ways."),
                        Stream.of(
                                new Option("COMMA", text("przecinek: 1234,56", "comma: 1234,56")),
                                new Option("POINT", text("kropka: 1234.56", "point: 1234.56")))),
                choice(
                        "dateOrder",
                        text("Kolejność daty", "Order of dates"),
                        text(
                                "Ustaw, gdy dni i miesięcy nie da się odróżnić.",
                                "Set it where days and months cannot be told apart."),
                        Stream.of(
                                new Option("DAY_FIRST", text("dzień, miesiąc, rok", "day, month, year")),
                                new Option("MONTH_FIRST", text("miesiąc, dzień, rok", "month, day, year")),
                                new Option("YEAR_FIRST", text("rok, miesiąc, dzień", "year, month, day")))),
                SettingField.withDefault(
                        "currency",
                        new Type.Text(3),
                        text("Waluta", "Currency"),
                        text("Dla plików bez kolumny waluty.", "For files without a currency column."),
                        "PLN"),
                SettingField.withDefault(
                        "country",
                        new Type.Text(2),
                        text("Kraj", "Country"),
                        text("Dla adresów bez kraju.", "For addresses without a country."),
                        "PL"),
                SettingField.optional(
                        "sheet",
                        new Type.Text(31),
                        text("Arkusz XLSX", "Sheet of XLSX"),
                        text(
                                "Nazwa arkusza; puste oznacza pierwszy arkusz z należnościami.",
                                "The sheet's name; empty for the first one with receivables.")));
    }

    private static Option[] fields() {
        return Stream.concat(
                        Stream.of(new Option(SavedMapping.UNUSED, text("(nie używaj)", "(do not use)"))),
                        Arrays.stream(Field.values()).map(field -> new Option(field.key(), field.label())))
                .toArray(Option[]::new);
    }

    private static SettingField choice(String key, LocalizedText label, LocalizedText help, Stream<Option> options) {
        Stream<Option> all = Stream.concat(Stream.of(new Option(AUTO, text("rozpoznaj", "recognise"))), options);
        return SettingField.withDefault(key, Type.Choice.of(all.toArray(Option[]::new)), label, help, AUTO);
    }

    private static Optional<String> chosen(PluginSettings settings, String key) {
        return settings.findText(key).filter(value -> !value.isBlank() && !AUTO.equals(value));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw PluginFailure.configuration(
                    "currency",
                    text(
                            "Ustawienie 'currency' nie jest kodem waluty takim jak PLN lub EUR: " + code,
                            "Setting 'currency' is no currency code such as PLN or EUR: " + code));
        }
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
