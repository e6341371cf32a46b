package io.dunlin.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The version of this SPI, with which the product compares the {@code Plugin-Requires} of a plugin. It changes by semantic
 * versioning: until 1.0 a new minor version may break plugins.
 */
public final class SpiVersion {

    private SpiVersion() {}

    /** For example {@code 0.3.0}. */
    public static String current() {
        try (InputStream in = Objects.requireNonNull(SpiVersion.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
