package io.dunlin.plugin.erpfile;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mapping that an administrator saved.
 *
 * @param name its name
 * @param headers normalised header → field, or empty where the column shall not be used
 * @param fixed values for all rows
 */
record SavedMapping(String name, Map<String, Optional<Field>> headers, Map<Field, String> fixed) {

    static final String UNUSED = "unused";

    static List<SavedMapping> of(List<Map<String, String>> rows) {
        Map<String, SavedMapping> byName = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            String name = row.getOrDefault("mapping", "").strip();
            SavedMapping mapping =
                    byName.computeIfAbsent(name, n -> new SavedMapping(n, new HashMap<>(), new EnumMap<>(Field.class)));
            mapping.add(row);
        }
        return List.copyOf(byName.values());
    }

    /** Whether a file with these headers is one that this mapping was made for. */
    boolean fits(Collection<String> normalHeaders) {
        return normalHeaders.containsAll(headers.keySet());
    }

    /** The mapping that fits best: the one with the most headers. */
    static Optional<SavedMapping> best(List<SavedMapping> mappings, Collection<String> normalHeaders) {
        List<SavedMapping> fitting = new ArrayList<>(
                mappings.stream().filter(mapping -> mapping.fits(normalHeaders)).toList());
        int most = fitting.stream()
                .mapToInt(mapping -> mapping.headers.size())
                .max()
                .orElse(0);
        fitting.removeIf(mapping -> mapping.headers.size() < most);
        if (fitting.size() > 1) {
            throw PluginFailure.configuration(
                    "mappings-tie",
                    new LocalizedText(
                            "Do pliku tak samo pasują dwa zapisane mapowania: '" + fitting.get(0).name + "' i '"
                                    + fitting.get(1).name + "'; dodaj do jednego nagłówek albo je usuń",
                            "Two saved mappings fit the file equally: '" + fitting.get(0).name + "' and '"
                                    + fitting.get(1).name + "'; add a header to one of them or delete it"));
        }
        return fitting.stream().findFirst();
    }

    private void add(Map<String, String> row) {
        String header = Vocabulary.normal(row.getOrDefault("header", ""));
        String key = row.getOrDefault("field", "");
        String value = row.getOrDefault("fixed", "").strip();
        Optional<Field> field = Field.find(key);
        if (field.isEmpty() && !UNUSED.equals(key)) {
            throw fault("nie ma pola '" + key + "'", "has no field '" + key + "'");
        }
        if (header.isEmpty() == value.isEmpty()) {
            throw fault(
                    "wymaga dla '" + key + "' albo nagłówka, albo stałej wartości",
                    "needs either a header or a fixed value for '" + key + "'");
        }
        if (!header.isEmpty()) {
            headers.put(header, field);
        } else {
            fixed.put(
                    field.orElseThrow(() -> fault(
                            "nadaje stałą wartość, ale nie mówi któremu polu", "gives a fixed value to no field")),
                    value);
        }
    }

    private PluginFailure fault(String whatPl, String what) {
        return PluginFailure.configuration(
                "mapping-row",
                new LocalizedText(
                        "Zapisane mapowanie '" + name + "' " + whatPl, "Saved mapping '" + name + "' " + what));
    }
}
