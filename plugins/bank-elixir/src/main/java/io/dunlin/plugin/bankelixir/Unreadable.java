package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.settings.LocalizedText;
import java.io.Serial;

/** A value that cannot be read; told as a failure of its line. */
final class Unreadable extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LocalizedText why;

    Unreadable(LocalizedText why) {
        super(why.en(), null, false, false);
        this.why = why;
    }

    LocalizedText why() {
        return why;
    }
}
