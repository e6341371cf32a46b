package io.dunlin.spi.web;

import io.dunlin.spi.settings.LocalizedText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The request was under way and no answer came: it may have been carried out, and nobody here knows. */
public final class NoAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final LocalizedText text;

    public NoAnswer(LocalizedText text, @Nullable Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** What happened, for people; {@link #getMessage()} has the English one. */
    public LocalizedText text() {
        return text;
    }
}
