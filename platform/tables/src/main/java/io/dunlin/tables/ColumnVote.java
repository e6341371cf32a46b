package io.dunlin.tables;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Finds the one style in which a whole column can be read. Each value rules out the styles that cannot read it; a value
 * that no style reads rules out nothing, for it is wrong by itself.
 * <p>
 * For example 03/04/2026 fits day first and month first; one 17/04/2026 in the same column rules month first out.
 */
public final class ColumnVote<S extends Enum<S>, V> {

    /** What the column as a whole says. */
    public sealed interface Outcome<S> {
        /** Every value reads in this style, or in others to the same effect. */
        record Agreed<S>(S style) implements Outcome<S> {}

        /** Several styles read every value, with different meanings; the example is one such value. */
        record Ambiguous<S>(Set<S> styles, long line, String example) implements Outcome<S> {}

        /** No style reads every value: one example for each style of a value that rules it out. */
        record Mixed<S>(long line, String example, long otherLine, String otherExample) implements Outcome<S> {}
    }

    private static final int MOST_HEARD = 10_000;

    private record Place(long line, String text) {}

    private final BiFunction<S, String, Optional<V>> reading;
    private final Class<S> styleType;
    private final EnumSet<S> possible;
    private final EnumMap<S, Place> ruledOutBy;
    private final Set<String> heard = new HashSet<>();
    private final Map<Set<S>, Place> differing = new HashMap<>();

    public ColumnVote(Class<S> styleType, Set<S> candidates, BiFunction<S, String, Optional<V>> reading) {
        this.styleType = styleType;
        this.possible = EnumSet.copyOf(candidates);
        this.ruledOutBy = new EnumMap<>(styleType);
        this.reading = reading;
    }

    public void add(long line, String text) {
        // The same text votes the same way; most columns of dates repeat few of them.
        if (heard.contains(text) || (heard.size() < MOST_HEARD && !heard.add(text))) {
            return;
        }
        EnumMap<S, V> readings = new EnumMap<>(styleType);
        for (S style : styleType.getEnumConstants()) {
            reading.apply(style, text).ifPresent(value -> readings.put(style, value));
        }
        Place here = new Place(line, text);
        if (readings.keySet().stream().noneMatch(style -> possible.contains(style) || ruledOutBy.containsKey(style))) {
            return;
        }
        for (S style : EnumSet.copyOf(union())) {
            if (!readings.containsKey(style)) {
                ruledOutBy.putIfAbsent(style, here);
                possible.remove(style);
            }
        }
        if (new HashSet<>(readings.values()).size() > 1) {
            readings.forEach((style, value) -> readings.forEach((other, otherValue) -> {
                if (!Objects.equals(value, otherValue)) {
                    differing.putIfAbsent(Set.of(style, other), here);
                }
            }));
        }
    }

    /** What all that was added says together. */
    public Outcome<S> outcome() {
        if (possible.isEmpty()) {
            var places = ruledOutBy.values().iterator();
            Place one = places.next();
            Place other = places.hasNext() ? places.next() : one;
            return new Outcome.Mixed<>(one.line(), one.text(), other.line(), other.text());
        }
        for (Map.Entry<Set<S>, Place> entry : differing.entrySet()) {
            if (possible.containsAll(entry.getKey())) {
                return new Outcome.Ambiguous<>(
                        entry.getKey(),
                        entry.getValue().line(),
                        entry.getValue().text());
            }
        }
        return new Outcome.Agreed<>(possible.iterator().next());
    }

    private Set<S> union() {
        Set<S> all = new HashSet<>(possible);
        all.addAll(ruledOutBy.keySet());
        return all;
    }
}
