package io.dunlin.spi.web;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The request was under way and no answer came: it may have been carried out, and nobody here knows. */
public final class NoAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public NoAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
