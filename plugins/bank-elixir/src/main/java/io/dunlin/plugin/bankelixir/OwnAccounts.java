package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The firm's accounts, and which virtual accounts lead to each. */
final class OwnAccounts {

    static final String ACCOUNTS = "accounts";

    private static final int MOST = 200;
    private static final Pattern MASK = Pattern.compile("(PL)?[0-9?]{1,26}\\*?");

    private record Own(String account, @Nullable Pattern virtual) {}

    private final List<Own> accounts;

    private OwnAccounts(List<Own> accounts) {
        this.accounts = accounts;
    }

    static SettingsSchema schema() {
        return SettingsSchema.of(SettingField.optional(
                ACCOUNTS,
                new Type.Table(
                        List.of(
                                SettingField.Column.text(
                                        "account", new LocalizedText("Rachunek firmy", "Firm's account")),
                                SettingField.Column.text(
                                        "virtual", new LocalizedText("Rachunki wirtualne", "Virtual accounts"))),
                        MOST),
                new LocalizedText("Rachunki firmy", "The firm's accounts"),
                new LocalizedText(
                        "Maska rachunków wirtualnych: cyfry, ? zamiast cyfry, * na końcu, na przykład ??1050102510000999*."
                                + " Bez wpisów każdy rachunek odbiorcy jest osobnym wyciągiem.",
                        "Mask of virtual accounts: digits, ? for one, * at the end, for example ??1050102510000999*."
                                + " Without rows each payee's account is a statement of its own.")));
    }

    static OwnAccounts read(PluginSettings settings) {
        List<Own> accounts = new ArrayList<>();
        for (Map<String, String> row : settings.getRows(ACCOUNTS)) {
            String account = Counterparty.account(row.getOrDefault("account", ""));
            if (account == null) {
                throw PluginFailure.configuration(
                        "account-missing",
                        new LocalizedText(
                                "Wiersz tabeli 'accounts' nie ma numeru rachunku; wpisz 26 cyfr",
                                "A row of 'accounts' has no account number; write its 26 digits"));
            }
            accounts.add(new Own(account, mask(row.getOrDefault("virtual", ""))));
        }
        return new OwnAccounts(accounts);
    }

    /** The firm's account that a payee's account is or leads to; the payee's account itself where none is known. */
    String of(String payee) {
        return accounts.stream()
                .filter(own -> own.account().equals(payee)
                        || (own.virtual() != null
                                && own.virtual().matcher(payee).matches()))
                .map(Own::account)
                .findFirst()
                .orElse(payee);
    }

    /** Whether an account is known to be the firm's. */
    boolean has(@Nullable String account) {
        return account != null
                && accounts.stream()
                        .anyMatch(own -> own.account().equals(account)
                                || (own.virtual() != null
                                        && own.virtual().matcher(account).matches()));
    }

    private static @Nullable Pattern mask(String written) {
        String compact = written.replaceAll("\\s", "");
        if (compact.isEmpty()) {
            return null;
        }
        if (!MASK.matcher(compact).matches()) {
            throw PluginFailure.configuration(
                    "account-mask",
                    new LocalizedText(
                            "W 'accounts': maska rachunków wirtualnych ma cyfry, ? za jedną cyfrę i * na końcu, na"
                                    + " przykład ??1050102510000999*",
                            "In 'accounts': a mask of virtual accounts has digits, ? for one digit and * at its end,"
                                    + " for example ??1050102510000999*"));
        }
        String digits = compact.startsWith("PL") ? compact.substring(2) : compact;
        return Pattern.compile("(PL)?" + digits.replace("?", "[0-9]").replace("*", "[0-9]*"));
    }
}
