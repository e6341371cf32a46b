package io.dunlin.core.correspondence.templates;

import io.dunlin.spi.settings.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A template cannot be made into a message: it misses a value, names what is not allowed, or grows beyond its limits. Says
 * what and where, holds nothing of the message.
 */
public final class TemplateFault extends RuntimeException {

    private final transient LocalizedText what;

    /**
     * @param place which template
     * @param what what is wrong with it, for whoever writes it
     */
    public TemplateFault(String place, LocalizedText what, @Nullable Throwable cause) {
        super(place + ": " + what.en(), cause);
        this.what = what;
    }

    /** What is wrong, for somebody who looks at the template. */
    public LocalizedText what() {
        return what;
    }
}
