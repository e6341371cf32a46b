package io.dunlin.plugin.courtepu;

import java.util.Currency;

/** The only currency in which this court takes claims. */
final class Zloty {

    static final Currency PLN = Currency.getInstance("PLN");

    private Zloty() {}
}
