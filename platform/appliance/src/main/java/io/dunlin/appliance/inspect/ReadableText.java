package io.dunlin.appliance.inspect;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object of JSON for people: a line each, indented, without what is empty. */
public final class ReadableText {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String STEP = "  ";
    private static final int WIDTH = 18;

    private ReadableText() {}

    public static String of(String line) {
        JsonNode json = JSON.readTree(line);
        StringBuilder text = new StringBuilder(json.path("file").asString("")).append('\n');
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getKey().equals("file")) {
                append(text, entry.getKey(), entry.getValue(), STEP);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, JsonNode value, String indent) {
        boolean empty = value.isContainer() && value.isEmpty();
        boolean blank = value.isString() && value.asString().isBlank();
        if (value.isNull() || empty || blank) {
            return;
        }
        text.append(indent).append(String.format(Locale.ROOT, "%-" + (WIDTH - indent.length()) + "s", name));
        if (value.isObject()) {
            text.append('\n');
            value.properties().forEach(entry -> append(text, entry.getKey(), entry.getValue(), indent + STEP));
        } else if (value.isArray() && value.get(0).isContainer()) {
            text.append('\n');
            int number = 0;
            for (JsonNode element : value) {
                append(text, Integer.toString(++number), element, indent + STEP);
            }
        } else if (value.isArray()) {
            StringBuilder list = new StringBuilder();
            value.forEach(element -> list.append(list.isEmpty() ? "" : ", ").append(element.asString()));
            text.append(' ').append(list).append('\n');
        } else {
            String margin = "\n" + " ".repeat(WIDTH + 1);
            text.append(' ')
                    .append(value.asString().strip().replace("\r", "").replace("\n", margin))
                    .append('\n');
        }
    }
}
