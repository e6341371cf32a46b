package io.dunlin.plugin.erpfile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which column holds which field: what was saved wins over a clear header, that over a vague one. */
final class MappingDraft {

    private static final Pattern WITH_CURRENCY = Pattern.compile(
            "(?<name>.*\\S)[\\s\\[(,]+(?:w )?(?<code>PLN|EUR|USD|GBP|CHF|CZK|RON|HUF|SEK|NOK|DKK|zł|€)[\\])]?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private enum Strength {
        VAGUE,
        CLEAR,
        SAVED
    }

    private record Claim(
            Field field,
            int column,
            Strength strength,
            @Nullable String currency) {}

    private final Vocabulary vocabulary;
    private final List<List<String>> labels;
    private final List<String> names;
    private final Optional<SavedMapping> saved;

    MappingDraft(Vocabulary vocabulary, List<SavedMapping> mappings, List<List<String>> labels) {
        this.vocabulary = vocabulary;
        this.labels = labels;
        this.names = labels.stream().map(List::getFirst).toList();
        this.saved = SavedMapping.best(
                mappings,
                labels.stream().flatMap(List::stream).map(Vocabulary::normal).toList());
    }

    ColumnMapping decide() {
        Map<Field, String> fixed = saved.map(SavedMapping::fixed).orElse(Map.of());
        Map<Field, Claim> winners = new EnumMap<>(Field.class);
        List<ColumnMapping.Conflict> conflicts = new ArrayList<>();
        for (int column = 0; column < labels.size(); column++) {
            Claim claim = claim(column);
            if (claim == null || fixed.containsKey(claim.field())) {
                continue;
            }
            Claim rival = winners.get(claim.field());
            if (rival == null || rival.strength().compareTo(claim.strength()) < 0) {
                winners.put(claim.field(), claim);
                conflicts.removeIf(conflict -> conflict.field() == claim.field());
            } else if (rival.strength() == claim.strength()) {
                conflicts.add(new ColumnMapping.Conflict(claim.field(), names.get(rival.column()), names.get(column)));
            }
        }
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        winners.forEach((field, claim) -> columns.put(field, claim.column()));
        List<String> unused = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            if (!columns.containsValue(column) && !names.get(column).isEmpty()) {
                unused.add(names.get(column));
            }
        }
        return new ColumnMapping(
                saved.map(SavedMapping::name), columns, names, fixed, currency(winners), unused, conflicts);
    }

    private @Nullable Claim claim(int column) {
        for (String label : labels.get(column)) {
            Optional<Field> field = saved.map(SavedMapping::headers)
                    .map(headers -> headers.get(Vocabulary.normal(label)))
                    .orElse(Optional.empty());
            boolean decided = saved.map(mapping -> mapping.headers().containsKey(Vocabulary.normal(label)))
                    .orElse(false);
            if (decided) {
                return field.map(f -> new Claim(f, column, Strength.SAVED, null))
                        .orElse(null);
            }
        }
        Claim clear = named(column, Strength.CLEAR);
        return clear != null ? clear : named(column, Strength.VAGUE);
    }

    private @Nullable Claim named(int column, Strength strength) {
        for (String label : labels.get(column)) {
            Optional<Field> field = lookUp(label, strength);
            if (field.isPresent()) {
                return new Claim(field.get(), column, strength, null);
            }
            Matcher matcher = WITH_CURRENCY.matcher(label);
            if (matcher.matches()) {
                Optional<Field> amount = lookUp(matcher.group("name"), strength).filter(Field::amount);
                if (amount.isPresent()) {
                    return new Claim(amount.get(), column, strength, code(matcher.group("code")));
                }
            }
        }
        return null;
    }

    private Optional<Field> lookUp(String label, Strength strength) {
        return strength == Strength.CLEAR ? vocabulary.field(label) : vocabulary.possibleField(label);
    }

    private String code(String written) {
        return vocabulary
                .value("currency", written)
                .orElse(
                        switch (written) {
                            case "€" -> "EUR";
                            default -> written.toUpperCase(Locale.ROOT);
                        });
    }

    /** The currency of all amounts; two different ones in the headers are none, and the rows then have to say it. */
    private static Optional<String> currency(Map<Field, Claim> winners) {
        List<String> named = winners.values().stream()
                .map(Claim::currency)
                .filter(code -> code != null)
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
