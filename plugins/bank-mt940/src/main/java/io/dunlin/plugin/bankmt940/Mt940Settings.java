package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.text.BankCharset;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings of this plugin: a currency for files that name none, and overrides for accounts. */
record Mt940Settings(Currency missingCurrency, Map<String, AccountOverride> accounts) {

    static final String MISSING_CURRENCY = "missingCurrency";
    static final String ACCOUNTS = "accounts";

    private static final String AUTO = "auto";
    private static final int MOST_ACCOUNTS = 200;

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.withDefault(
                        MISSING_CURRENCY,
                        new Type.Text(3),
                        new LocalizedText("Waluta, gdy plik jej nie podaje", "Currency where the file names none"),
                        new LocalizedText(
                                "Trzy wielkie litery. Taki wyciąg jest zawsze pokazywany człowiekowi.",
                                "Three capital letters. Such a statement is always shown to a person."),
                        "PLN"),
                SettingField.optional(
                        ACCOUNTS,
                        new Type.Table(columns(), MOST_ACCOUNTS),
                        new LocalizedText("Wyjątki dla rachunków", "Overrides for accounts"),
                        new LocalizedText(
                                "Tylko rachunki, których kodowanie lub dialekt rozpoznano źle.",
                                "Only accounts whose character set or dialect was recognised wrongly.")));
    }

    static Mt940Settings read(PluginSettings settings) {
        Map<String, AccountOverride> accounts = new HashMap<>();
        for (Map<String, String> row : settings.getRows(ACCOUNTS)) {
            String account = AccountNumber.ofStatement(row.getOrDefault("account", ""));
            if (account.isEmpty()) {
                throw PluginFailure.configuration(
                        "account-missing",
                        new LocalizedText(
                                "Wiersz tabeli 'accounts' nie ma numeru rachunku; wpisz go tak jak w pliku z banku",
                                "A row of 'accounts' has no account number; write it as in the bank's file"));
            }
            accounts.put(account, override(row));
        }
        return new Mt940Settings(currency(settings.getText(MISSING_CURRENCY)), accounts);
    }

    AccountOverride of(String account) {
        return accounts.getOrDefault(account, AccountOverride.NONE);
    }

    private static AccountOverride override(Map<String, String> row) {
        String charset = chosen(row, "charset");
        String dialect = chosen(row, "dialect");
        try {
            return new AccountOverride(
                    charset.equals(AUTO) ? null : BankCharset.named(charset),
                    dialect.equals(AUTO) ? null : dialect(dialect));
        } catch (IllegalArgumentException _) {
            throw PluginFailure.configuration(
                    "account-override",
                    new LocalizedText(
                            "W 'accounts': nie ma kodowania '" + charset + "' lub dialektu '" + dialect
                                    + "'; wybierz z listy",
                            "In 'accounts': there is no character set '" + charset + "' or dialect '" + dialect
                                    + "'; choose from the list"));
        }
    }

    private static String chosen(Map<String, String> row, String column) {
        String value = row.getOrDefault(column, AUTO).strip();
        return value.isEmpty() ? AUTO : value;
    }

    private static Dialect dialect(String written) {
        return Arrays.stream(Dialect.values())
                .filter(dialect -> dialect.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a dialect: " + written));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip());
        } catch (IllegalArgumentException _) {
            throw PluginFailure.configuration(
                    "currency-unknown",
                    new LocalizedText(
                            "'" + MISSING_CURRENCY + "' musi być kodem waluty takim jak PLN",
                            "'" + MISSING_CURRENCY + "' must be a currency code such as PLN"));
        }
    }

    private static List<SettingField.Column> columns() {
        return List.of(
                SettingField.Column.text("account", new LocalizedText("Rachunek", "Account")),
                SettingField.Column.choice(
                        "charset",
                        new LocalizedText("Kodowanie znaków", "Character set"),
                        options(Arrays.stream(BankCharset.values()).map(BankCharset::written))),
                SettingField.Column.choice(
                        "dialect",
                        new LocalizedText("Dialekt pola :86:", "Dialect of :86:"),
                        options(Arrays.stream(Dialect.values())
                                .filter(dialect -> dialect != Dialect.SUBFIELDS && dialect != Dialect.NON_SWIFT)
                                .map(Dialect::written))));
    }

    private static SettingField.Option[] options(Stream<String> values) {
        return Stream.concat(
                        Stream.of(new SettingField.Option(AUTO, new LocalizedText("rozpoznaj", "recognise"))),
                        values.map(value -> new SettingField.Option(value, new LocalizedText(value, value))))
                .toArray(SettingField.Option[]::new);
    }
}
