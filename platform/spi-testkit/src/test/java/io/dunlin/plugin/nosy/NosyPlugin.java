package io.dunlin.plugin.nosy;

import io.dunlin.core.cases.SomethingOfCore;
import io.dunlin.plugin.wellbehaved.QuietPlugin;
import io.dunlin.spi.value.Money;

/** Looks into the core and into another plugin. */
final class NosyPlugin {

    String look(SomethingOfCore core, QuietPlugin other, Money amount) {
        return core.reference() + other.same(amount);
    }
}
