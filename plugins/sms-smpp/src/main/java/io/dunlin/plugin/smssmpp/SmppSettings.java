package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.messaging.GatewayFields;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingField.Option;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What an administrator sets, read and checked once. Says nothing of the password when printed. */
record SmppSettings(
        String host,
        int port,
        boolean tls,
        String systemId,
        String password,
        String systemType,
        Optional<String> sender,
        SevenBits sevenBits,
        LongMessages longMessages,
        ReceiptIds receiptIds,
        int window,
        Duration enquireLink,
        Duration responseTimeout) {

    /** How the carrier reads {@code data_coding} 0, and with that how texts without special letters are sent. */
    enum SevenBits {
        GSM,
        LATIN1,
        UNICODE
    }

    /** How a message in several parts is marked. */
    enum LongMessages {
        UDH,
        SAR,
        PAYLOAD
    }

    /** How ids in delivery reports differ from those in answers. */
    enum ReceiptIds {
        AUTO,
        SAME,
        HEX_TO_DECIMAL,
        DECIMAL_TO_HEX
    }

    static SettingsSchema schema() {
        return SettingsSchema.of(
                SettingField.required(
                        "host",
                        new Type.Text(200),
                        text("Serwer", "Server"),
                        text(
                                "Nazwa lub adres serwera SMPP operatora.",
                                "Name or address of the carrier's SMPP server.")),
                SettingField.withDefault(
                        "port",
                        new Type.Whole(1, 65_535),
                        text("Port", "Port"),
                        text("Port serwera, zwykle 2775.", "The server's port, usually 2775."),
                        "2775"),
                SettingField.withDefault(
                        "tls",
                        new Type.Flag(),
                        text("Szyfrowanie TLS", "TLS"),
                        text(
                                "Włącz, gdy operator tego wymaga; certyfikat serwera jest sprawdzany.",
                                "Switch on where the carrier wants it; the server's certificate is checked."),
                        "false"),
                SettingField.required(
                        "systemId",
                        new Type.Text(15),
                        text("Identyfikator systemu", "System id"),
                        text("Login nadany przez operatora (system_id).", "The login the carrier gave (system_id).")),
                SettingField.required(
                        "password",
                        new Type.Secret(),
                        text("Hasło", "Password"),
                        text(
                                "Hasło nadane przez operatora, najwyżej 8 znaków.",
                                "The carrier's password, at most 8 characters.")),
                SettingField.optional(
                        "systemType",
                        new Type.Text(12),
                        text("Typ systemu", "System type"),
                        text(
                                "Tylko gdy operator go podał (system_type).",
                                "Only where the carrier gave one (system_type).")),
                GatewayFields.sender(
                        15,
                        text(
                                "Zarejestrowana nazwa nadawcy (do 11 znaków) lub numer; wiadomość może podać inną.",
                                "The registered sender name (up to 11 characters) or number; a message may say another.")),
                SettingField.withDefault(
                        "sevenBits",
                        Type.Choice.of(
                                option(SevenBits.GSM, "alfabet GSM (zwykle)", "GSM alphabet (usual)"),
                                option(SevenBits.LATIN1, "Latin 1", "Latin 1"),
                                option(SevenBits.UNICODE, "zawsze Unicode", "always Unicode")),
                        text("Kodowanie bez polskich liter", "Coding without special letters"),
                        text(
                                "Jak operator rozumie domyślne kodowanie (data_coding 0).",
                                "How the carrier reads its default coding (data_coding 0)."),
                        "GSM"),
                SettingField.withDefault(
                        "longMessages",
                        Type.Choice.of(
                                option(LongMessages.UDH, "nagłówek UDH (zwykle)", "UDH header (usual)"),
                                option(LongMessages.SAR, "parametry SAR", "SAR parameters"),
                                option(LongMessages.PAYLOAD, "całość (message_payload)", "whole (message_payload)")),
                        text("Długie wiadomości", "Long messages"),
                        text(
                                "Jak operator przyjmuje wiadomości w częściach.",
                                "How the carrier takes messages in parts."),
                        "UDH"),
                SettingField.withDefault(
                        "receiptIds",
                        Type.Choice.of(
                                option(ReceiptIds.AUTO, "rozpoznaj", "recognise"),
                                option(ReceiptIds.SAME, "takie same", "the same"),
                                option(
                                        ReceiptIds.HEX_TO_DECIMAL,
                                        "odpowiedź szesnastkowo, raport dziesiętnie",
                                        "answer hexadecimal, report decimal"),
                                option(
                                        ReceiptIds.DECIMAL_TO_HEX,
                                        "odpowiedź dziesiętnie, raport szesnastkowo",
                                        "answer decimal, report hexadecimal")),
                        text("Numery w raportach doręczenia", "Ids in delivery reports"),
                        text(
                                "Niektórzy operatorzy zapisują numer w raporcie inaczej niż w odpowiedzi.",
                                "Some carriers write an id in the report otherwise than in the answer."),
                        "AUTO"),
                SettingField.withDefault(
                        "window",
                        new Type.Whole(1, 50),
                        text("Okno", "Window"),
                        text(
                                "Ile wiadomości naraz czeka na odpowiedź.",
                                "How many messages at once may await an answer."),
                        "10"),
                SettingField.withDefault(
                        "enquireLink",
                        new Type.TimeSpan(Duration.ofSeconds(5), Duration.ofMinutes(5)),
                        text("Sprawdzanie połączenia", "Keep-alive"),
                        text(
                                "Jak często pytać, czy operator odpowiada.",
                                "How often to ask whether the carrier is there."),
                        "PT30S"),
                GatewayFields.answerWithin("responseTimeout", "PT10S"));
    }

    static SmppSettings of(PluginSettings settings) {
        return new SmppSettings(
                settings.getText("host"),
                (int) settings.getWhole("port"),
                settings.getFlag("tls"),
                settings.getText("systemId"),
                settings.findSecret("password").orElseThrow(() -> PluginSettings.missing("password")),
                settings.findText("systemType").orElse(""),
                settings.findText("sender"),
                SevenBits.valueOf(settings.getText("sevenBits")),
                LongMessages.valueOf(settings.getText("longMessages")),
                ReceiptIds.valueOf(settings.getText("receiptIds")),
                (int) settings.getWhole("window"),
                settings.getTimeSpan("enquireLink"),
                settings.getTimeSpan("responseTimeout"));
    }

    /** For messages and logs. */
    String address() {
        return String.format(Locale.ROOT, "%s:%d", host, port);
    }

    @Override
    public String toString() {
        return "SMPP " + systemId + "@" + address();
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }

    private static Option option(Enum<?> value, String pl, String en) {
        return new Option(value.name(), text(pl, en));
    }
}
