package io.dunlin.core.triage.actions;

import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.stream.Collectors;

/** Amounts, as what was done is told of. */
final class Listed {

    static String of(List<Money> amounts) {
        return amounts.stream().map(Money::toString).collect(Collectors.joining(", "));
    }

    private Listed() {}
}
