package io.dunlin.core.correspondence.templates;

import io.dunlin.core.correspondence.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The templates that come with the product: one file a channel and language, with {@code === code: subject} before each
 * template. Parts that several share stand first, after {@code --- name}, and are put in where {@code [[name]]} stands.
 */
@Component
final class ShippedTemplates {

    private static final Pattern HEADING = Pattern.compile("(?m)^(---|===) ([a-z-]+):? ?(.*)$");
    private static final Pattern PART = Pattern.compile("\\[\\[([a-z-]+)]]");

    private final Map<Key, TemplateSource> templates = new HashMap<>();

    private record Key(TemplateCode code, String language, Channel channel) {}

    ShippedTemplates() {
        for (String language : LocalText.LANGUAGES) {
            read(language, Channel.MAIL);
            read(language, Channel.SMS);
        }
    }

    /** Letters are worded as mails are. */
    Optional<TemplateSource> find(TemplateCode code, String language, Channel channel) {
        Channel worded = channel == Channel.LETTER ? Channel.MAIL : channel;
        return Optional.ofNullable(templates.get(new Key(code, language, worded)));
    }

    private void read(String language, Channel channel) {
        String file = channel.name().toLowerCase(Locale.ROOT) + "." + language + ".txt";
        String text = text(file);
        Map<String, String> parts = new HashMap<>();
        Matcher heading = HEADING.matcher(text);
        boolean found = heading.find();
        while (found) {
            String kind = heading.group(1);
            String name = heading.group(2);
            String subject = heading.group(3).strip();
            int from = heading.end();
            found = heading.find();
            String body = text.substring(from, found ? heading.start() : text.length())
                    .strip();
            if ("---".equals(kind)) {
                parts.put(name, body);
            } else {
                TemplateSource source = new TemplateSource(subject, withParts(body, parts, file));
                templates.put(new Key(new TemplateCode(name), language, channel), source);
            }
        }
    }

    private static String withParts(String body, Map<String, String> parts, String file) {
        return PART.matcher(body).replaceAll(part -> {
            String text = parts.get(part.group(1));
            if (text == null) {
                throw new IllegalStateException(file + " has no part " + part.group(1));
            }
            return Matcher.quoteReplacement(text);
        });
    }

    private static String text(String file) {
        try (InputStream in = ShippedTemplates.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
