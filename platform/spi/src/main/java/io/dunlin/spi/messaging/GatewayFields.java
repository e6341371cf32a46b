package io.dunlin.spi.messaging;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.Type;
import java.time.Duration;

/** Settings that gateways have in common, in the same words and within the same bounds. */
public final class GatewayFields {

    private GatewayFields() {}

    /** How long a gateway waits for an answer: within the time that a call has. */
    public static SettingField answerWithin(String key, String otherwise) {
        return SettingField.withDefault(
                key,
                new Type.TimeSpan(Duration.ofSeconds(1), Duration.ofSeconds(20)),
                new LocalizedText("Czas na odpowiedź", "Answer within"),
                new LocalizedText(
                        "Po tym czasie los wiadomości jest nieznany i sprawdza go człowiek.",
                        "After this a message's outcome is unknown and a person looks into it."),
                otherwise);
    }

    /** Whether an address of the own network may be without TLS. */
    public static SettingField plainAllowed(LocalizedText help) {
        return SettingField.withDefault(
                "plainAllowed",
                new Type.Flag(),
                new LocalizedText("Bez TLS we własnej sieci", "Without TLS in your own network"),
                help,
                "false");
    }

    /** Who is named as the sender where a message names nobody. */
    public static SettingField sender(int longest, LocalizedText help) {
        return SettingField.optional("sender", new Type.Text(longest), new LocalizedText("Nadawca", "Sender"), help);
    }
}
