package io.dunlin.spi.messaging;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway's call to the product: the fields of its address and of its form, still as octets, because gateways do not agree
 * on how they write letters. Immutable.
 */
public final class SmsCallback {

    private static final int MOST_FIELDS = 60;
    private static final int LONGEST = 65_536;

    private final String token;
    private final Map<String, byte[]> fields;

    private SmsCallback(String token, Map<String, byte[]> fields) {
        this.token = token;
        this.fields = fields;
    }

    /**
     * Reads a call.
     *
     * @param token what the caller gave as proof that it is the gateway
     * @param query what stands behind the question mark of the address, as it came; or empty
     * @param form the body where it is of type {@code application/x-www-form-urlencoded}, as it came; or empty. A field that
     *     stands in both, or twice, counts as it stands first.
     * @throws PluginFailure of kind {@code BAD_DATA} beyond 60 fields or 64 KiB, or for a percent sign without its two digits
     */
    public static SmsCallback of(String token, String query, String form) {
        if (query.length() + form.length() > LONGEST) {
            throw PluginFailure.badData(
                    "callback-too-long",
                    new LocalizedText(
                            "Wywołanie zwrotne ma ponad " + LONGEST + " znaków; nie zostało przyjęte",
                            "A call of more than " + LONGEST + " characters was not taken"));
        }
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (String source : new String[] {query, form}) {
            for (String pair : source.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = new String(octets(pair.substring(0, equals)), StandardCharsets.UTF_8);
                    fields.putIfAbsent(name, octets(pair.substring(equals + 1)));
                }
            }
        }
        if (fields.size() > MOST_FIELDS) {
            throw PluginFailure.badData(
                    "callback-too-many",
                    new LocalizedText(
                            "Wywołanie zwrotne ma ponad " + MOST_FIELDS + " pól; nie zostało przyjęte",
                            "A call with more than " + MOST_FIELDS + " fields was not taken"));
        }
        return new SmsCallback(token, fields);
    }

    /** Compares in a time that tells nothing of the secret. */
    public boolean provesItselfWith(String secret) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A field's octets; empty where it is not there. */
    public Optional<byte[]> find(String field) {
        return Optional.ofNullable(fields.get(field)).map(byte[]::clone);
    }

    /** A field as text in UTF-8; empty where it is not there or blank. */
    public Optional<String> findText(String field) {
        return find(field)
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .filter(text -> !text.isBlank());
    }

    /** Names only: fields hold phone numbers and texts. */
    @Override
    public String toString() {
        return "SmsCallback" + fields.keySet();
    }

    private static byte[] octets(String encoded) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                octets.write(' ');
            } else if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw PluginFailure.badData(
                            "callback-malformed",
                            new LocalizedText(
                                    "Wywołanie zwrotne zawiera znak procentu bez dwóch cyfr; nie zostało przyjęte",
                                    "A call has a percent sign without its two digits; it was not taken"));
                }
                octets.write(high << 4 | low);
                i += 2;
            } else {
                byte[] plain = String.valueOf(c).getBytes(StandardCharsets.UTF_8);
                octets.write(plain, 0, plain.length);
            }
        }
        return octets.toByteArray();
    }
}
