package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.GatewayFields;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an administrator sets, read and checked once. Says nothing of the secrets when printed. */
record SmsapiSettings(
        URI service,
        boolean plainAllowed,
        String token,
        Optional<String> sender,
        boolean test,
        Optional<CallbackDoor> door,
        Duration statusEvery,
        Duration timeout) {

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.required(
                        "token",
                        new Type.Secret(),
                        text("Token OAuth", "OAuth token"),
                        text(
                                "Z panelu SMSAPI: Ustawienia API, Tokeny API. Wystarczą uprawnienia: wysyłka SMS,"
                                        + " profil.",
                                "From SMSAPI's panel: API settings, API tokens. Rights to send SMS and to read the"
                                        + " profile are enough.")),
                GatewayFields.sender(
                        11,
                        text(
                                "Pole nadawcy zatwierdzone w SMSAPI, do 11 znaków; puste: domyślne z konta.",
                                "The sender name that SMSAPI approved, up to 11 characters; empty: the account's"
                                        + " default.")),
                SettingField.withDefault(
                        "test",
                        new Type.Flag(),
                        text("Tryb próbny", "Test mode"),
                        text(
                                "Serwis sprawdza wiadomości i nic nie wysyła ani nie liczy.",
                                "The service checks messages and neither sends nor charges anything."),
                        "false"),
                CallbackDoor.addressField(text(
                        "Adres tego programu widziany z internetu, np."
                                + " https://windykacja.example.com/callbacks/sms/sms-smsapi; puste: bez wywołań.",
                        "This product's address as seen from the internet, for example"
                                + " https://collect.example.com/callbacks/sms/sms-smsapi; empty: no callbacks.")),
                CallbackDoor.secretField(text(
                        "Co najmniej 16 losowych liter i cyfr; trafia na koniec adresu wywołań, także w panelu"
                                + " SMSAPI.",
                        "At least 16 random letters and digits; it ends the address for callbacks, also in SMSAPI's"
                                + " panel.")),
                SettingField.withDefault(
                        "statusEvery",
                        new Type.TimeSpan(Duration.ofSeconds(1), Duration.ofHours(6)),
                        text("Pytanie o doręczenie", "Ask for delivery"),
                        text(
                                "Jak często pytać o wiadomości bez ostatecznego statusu, przez 3 dni od wysłania.",
                                "How often to ask about messages without a final status, for 3 days after sending."),
                        "PT5M"),
                GatewayFields.answerWithin("timeout", "PT15S"),
                SettingField.withDefault(
                        "service",
                        new Type.WebAddress(),
                        text("Adres serwisu", "Address of the service"),
                        text(
                                "Zapasowy adres serwisu: https://api2.smsapi.pl/.",
                                "The service's spare address is https://api2.smsapi.pl/."),
                        "https://api.smsapi.pl/"),
                GatewayFields.plainAllowed(text(
                        "Tylko dla pośrednika na tym komputerze lub w sieci firmy; poza nią TLS jest wymagany.",
                        "Only for a relay on this machine or in the firm's network; beyond it TLS is required.")));
    }

    static SmsapiSettings of(PluginSettings settings) {
        String service = settings.getText("service").strip();
        return new SmsapiSettings(
                URI.create(service.endsWith("/") ? service : service + "/"),
                settings.getFlag("plainAllowed"),
                settings.findSecret("token").orElseThrow(() -> PluginSettings.missing("token")),
                settings.findText("sender"),
                settings.getFlag("test"),
                CallbackDoor.of(settings),
                settings.getTimeSpan("statusEvery"),
                settings.getTimeSpan("timeout"));
    }

    @Override
    public String toString() {
        return "SMSAPI at " + service.getHost();
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
