package io.dunlin.plugin.courtepu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of the court's document as written in {@code form.txt}. */
final class Form {

    private static final Pattern PART =
            Pattern.compile("(?<at>@?)(?<names>[\\w|]+):(?<types>[\\w|]+)(?<count>[!?*+]?)");

    /** What an element type holds: its attributes, and its children in order. */
    record ElementType(Map<String, Part> attributes, List<Part> children) {}

    /**
     * An attribute or a child.
     *
     * @param types name → type; several where one of them stands in this place
     */
    record Part(Map<String, String> types, boolean required, boolean many) {}

    private final Map<String, ElementType> types = new HashMap<>();

    Form() {
        for (String line : lines()) {
            String[] parts = line.split("\\s+", -1);
            ElementType type = new ElementType(new HashMap<>(), new ArrayList<>());
            for (int i = 1; i < parts.length; i++) {
                Matcher matcher = PART.matcher(parts[i]);
                if (!matcher.matches()) {
                    throw new IllegalStateException("form.txt: cannot understand " + parts[i]);
                }
                Part part = part(matcher);
                if (matcher.group("at").isEmpty()) {
                    type.children().add(part);
                } else {
                    type.attributes().put(matcher.group("names"), part);
                }
            }
            types.put(parts[0].replace(":", ""), type);
        }
    }

    /** Whether a type is one of elements; all others are simple. */
    boolean holdsElements(String type) {
        return types.containsKey(type);
    }

    ElementType type(String name) {
        ElementType type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("form.txt has no element type " + name);
        }
        return type;
    }

    private static Part part(Matcher matcher) {
        String[] names = matcher.group("names").split("\\|", -1);
        String[] types = matcher.group("types").split("\\|", -1);
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            byName.put(names[i], types[i]);
        }
        String count = matcher.group("count");
        return new Part(
                Map.copyOf(byName), "!".equals(count) || "+".equals(count), "*".equals(count) || "+".equals(count));
    }

    private static List<String> lines() {
        try (InputStream in = Form.class.getResourceAsStream("form.txt")) {
            if (in == null) {
                throw new IllegalStateException("The plugin's jar lacks form.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
