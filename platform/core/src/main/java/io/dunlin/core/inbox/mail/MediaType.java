package io.dunlin.core.inbox.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A content type such as {@code multipart/report; report-type=delivery-status}.
 *
 * @param type the part before the slash, in lower case
 * @param subtype the part after the slash, in lower case
 * @param parameters decoded values by their names in lower case
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

    public static final MediaType PLAIN_TEXT = new MediaType("text", "plain", Map.of());

    public MediaType {
        type = type.toLowerCase(Locale.ROOT);
        subtype = subtype.toLowerCase(Locale.ROOT);
        parameters = Map.copyOf(parameters);
    }

    /** Whether this is {@code text/plain} or, with a star for the subtype, any {@code text/*}. */
    public boolean is(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return wanted.endsWith("/*") ? wanted.equals(type + "/*") : wanted.equals(type + "/" + subtype);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The type without its parameters. */
    public String name() {
        return type + "/" + subtype;
    }
}
