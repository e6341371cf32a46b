package io.dunlin.plugin.smshttp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.web.WebApi;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders such as {@code {to}}. */
record Template(String text) {

    /** All that a template may name. */
    static final Set<String> NAMES = Set.of(
            "to", "from", "text", "key", "parts", "coding", "minutes", "user", "password", "sender", "callback", "id");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    Template {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!NAMES.contains(placeholder.group(1))) {
                List<String> known = NAMES.stream().sorted().toList();
                throw PluginFailure.configuration(
                        "placeholder-unknown",
                        new LocalizedText(
                                "Nie ma pola {" + placeholder.group(1) + "}; są " + known,
                                "There is no placeholder {" + placeholder.group(1) + "}; there are " + known));
            }
        }
    }

    boolean names(String placeholder) {
        return text.contains("{" + placeholder + "}");
    }

    /** Fills in the values, each written as the place needs it. */
    String filled(Map<String, String> values, UnaryOperator<String> written) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(written.apply(values.getOrDefault(found.group(1), ""))));
    }

    String filled(Map<String, String> values) {
        return filled(values, UnaryOperator.identity());
    }

    /** The template as an address, its values written as addresses need it, and a query added to what it has. */
    URI address(Map<String, String> values, String query) {
        String address = filled(values, WebApi::encoded);
        String separator = query.isEmpty() ? "" : address.contains("?") ? "&" : "?";
        try {
            return new URI(address + separator + query);
        } catch (URISyntaxException e) {
            throw PluginFailure.configuration(
                    "address-wrong",
                    new LocalizedText(
                            "Adres w ustawieniach jest błędny (" + e.getReason() + "); popraw go",
                            "An address of the settings is wrong (" + e.getReason() + "); correct it"));
        }
    }
}
