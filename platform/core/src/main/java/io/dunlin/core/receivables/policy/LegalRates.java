package io.dunlin.core.receivables.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All dated tables. Of two rows of one kind and day the one that comes later in the order of writing holds. */
public final class LegalRates {

    private final Map<LegalRateKind, NavigableMap<LocalDate, BigDecimal>> tables = new EnumMap<>(LegalRateKind.class);

    public LegalRates(Collection<LegalRate> rows) {
        for (LegalRate row : rows) {
            tables.computeIfAbsent(row.kind(), _ -> new TreeMap<>()).put(row.validFrom(), row.value());
        }
    }

    /** What holds on a day; empty before the first row. */
    public Optional<BigDecimal> on(LegalRateKind kind, LocalDate day) {
        return Optional.ofNullable(table(kind).floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The value of the row that begins on exactly that day. */
    public Optional<BigDecimal> startingOn(LegalRateKind kind, LocalDate day) {
        return Optional.ofNullable(table(kind).get(day));
    }

    /** The first day after the given one on which another row begins to hold. */
    Optional<LocalDate> nextChange(LegalRateKind kind, LocalDate day) {
        return Optional.ofNullable(table(kind).higherKey(day));
    }

    private NavigableMap<LocalDate, BigDecimal> table(LegalRateKind kind) {
        return tables.getOrDefault(kind, new TreeMap<>());
    }
}
