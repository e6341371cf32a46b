package io.dunlin.core.cases;

/** Stands for a class of the core, which this module cannot see. */
public final class SomethingOfCore {

    public String reference() {
        return "D-1";
    }
}
