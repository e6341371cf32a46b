package io.dunlin.spi.messaging;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.Type;
import java.util.Optional;

/**
 * Where a gateway calls the product, and the secret by which it is let in. Says nothing of the secret when printed.
 *
 * @param address the product's address as the gateway sees it, without the secret; empty where it stands in the gateway's own
 *     panel only
 * @param secret what ends the address: 16 or more letters and digits
 */
public record CallbackDoor(Optional<String> address, String secret) {

    private static final String ADDRESS = "callbackAddress";
    private static final String SECRET = "callbackToken";
    private static final int SHORTEST_SECRET = 16;

    public CallbackDoor {
        if (secret.length() < SHORTEST_SECRET || !secret.matches("[A-Za-z0-9]+")) {
            throw PluginFailure.configuration(
                    "setting-weak",
                    new LocalizedText(
                            "Ustawienie '" + SECRET + "' ma co najmniej " + SHORTEST_SECRET
                                    + " liter i cyfr, wylosowanych",
                            "Setting '" + SECRET + "' has " + SHORTEST_SECRET
                                    + " or more letters and digits, made at random"));
        }
    }

    /** The settings that {@link #of} reads. */
    public static SettingField addressField(LocalizedText help) {
        return SettingField.optional(
                ADDRESS,
                new Type.WebAddress(),
                new LocalizedText("Adres wywołań zwrotnych", "Address for callbacks"),
                help);
    }

    /** The settings that {@link #of} reads. */
    public static SettingField secretField(LocalizedText help) {
        return SettingField.optional(
                SECRET, new Type.Secret(), new LocalizedText("Hasło wywołań zwrotnych", "Secret of callbacks"), help);
    }

    /** Empty where no calls are taken. */
    public static Optional<CallbackDoor> of(PluginSettings settings) {
        Optional<String> address = settings.findText(ADDRESS).map(String::strip);
        Optional<String> secret = settings.findSecret(SECRET);
        if (address.isPresent() && secret.isEmpty()) {
            throw PluginFailure.configuration(
                    "setting-missing",
                    new LocalizedText(
                            "Brakuje ustawienia '" + SECRET + "'; bez niego każdy mógłby zgłaszać doręczenia",
                            "Setting '" + SECRET + "' is missing; without it anybody could report deliveries"));
        }
        return secret.map(present -> new CallbackDoor(address, present));
    }

    /** The whole address, as the gateway gets it; empty where its own panel has it. */
    public Optional<String> fullAddress() {
        return address.map(present -> (present.endsWith("/") ? present : present + "/") + secret);
    }

    /** @throws PluginFailure of kind {@code REJECTED} where the caller does not prove itself, or no calls are taken */
    public static void admit(Optional<CallbackDoor> door, SmsCallback callback) {
        if (door.filter(present -> callback.provesItselfWith(present.secret)).isEmpty()) {
            throw PluginFailure.rejected(
                    "callback-refused",
                    new LocalizedText(
                            "Odrzucono wywołanie zwrotne bez właściwego hasła",
                            "A call without the secret of callbacks was refused"));
        }
    }

    @Override
    public String toString() {
        return address.orElse("callbacks");
    }
}
