package io.dunlin.plugin.wellbehaved;

import io.dunlin.spi.value.Money;

/** Keeps to every rule. */
public final class QuietPlugin {

    static final String NAME = "quiet";

    public Money same(Money amount) {
        return amount;
    }
}
