package io.dunlin.appliance.demo.sample;

/** The demo's own texts. */
public final class SampleText {

    private SampleText() {}

    /** @param name of a file among the demo's resources */
    public static String of(String name) {
        return Words.text(name);
    }
}
