package io.dunlin.core.shared;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one way the product writes structured columns: plain records, dates in ISO 8601, unknown fields ignored. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** For many values of which most are the same, one after the other: what was written last is written once. */
    public static final class Writer {

        private @Nullable Object last;
        private String text = "";

        /** @param value one that does not change */
        public String write(Object value) {
            if (!value.equals(last)) {
                text = Json.write(value);
                last = value;
            }
            return text;
        }
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Reads over a value: a field that the text does not have stays as it is there. */
    public static <T> T readOver(T otherwise, String json, Class<T> type) {
        ObjectNode whole = MAPPER.valueToTree(otherwise);
        return MAPPER.treeToValue(whole.setAll((ObjectNode) MAPPER.readTree(json)), type);
    }
}
