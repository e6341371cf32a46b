package io.dunlin.spi.settings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plugin's settings as data, in the order the form shows them. At most 60 fields; keys are unique. */
public record SettingsSchema(List<SettingField> fields) {

    private static final int MOST_FIELDS = 60;

    public SettingsSchema {
        fields = List.copyOf(fields);
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("At most " + MOST_FIELDS + " settings, got " + fields.size());
        }
        Set<String> keys = new HashSet<>();
        for (SettingField field : fields) {
            if (!keys.add(field.key())) {
                throw new IllegalArgumentException("Setting '" + field.key() + "' stands twice in the schema");
            }
        }
    }

    public static SettingsSchema none() {
        return new SettingsSchema(List.of());
    }

    public static SettingsSchema of(SettingField... fields) {
        return new SettingsSchema(List.of(fields));
    }

    /**
     * Checks what an administrator wrote, as the form does before it is saved.
     *
     * @param values key → value as text; blank counts as not written
     * @return key → what is wrong with it, in the order of the fields; empty where all is right. Keys that the schema does
     *     not have are not looked at.
     */
    public Map<String, LocalizedText> check(Map<String, String> values) {
        Map<String, LocalizedText> faults = new LinkedHashMap<>();
        for (SettingField field : fields) {
            String value = values.getOrDefault(field.key(), "");
            if (!value.isBlank()) {
                field.type().check(value).ifPresent(fault -> faults.put(field.key(), fault));
            } else if (field.required()) {
                faults.put(field.key(), new LocalizedText("To pole jest wymagane.", "This field is required."));
            }
        }
        return faults;
    }

    /** Whether everything that the plugin cannot work without is written. */
    public boolean isComplete(Map<String, String> values) {
        return fields.stream()
                .filter(SettingField::required)
                .noneMatch(field -> values.getOrDefault(field.key(), "").isBlank());
    }

    public Optional<SettingField> find(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
