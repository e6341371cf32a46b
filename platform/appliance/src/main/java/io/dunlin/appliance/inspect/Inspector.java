package io.dunlin.appliance.inspect;

import java.nio.file.Path;
import java.util.List;

/** Reads files of one kind. Called by several threads. */
@FunctionalInterface
public interface Inspector {

    /**
     * Reads one file.
     *
     * @return one object of JSON each for what the file holds; a file that cannot be read is one with an {@code error}
     */
    List<Found> read(Path file);

    /**
     * Something that a file holds.
     *
     * @param json one line
     * @param failed whether it is a failure, or a document that must not be used
     */
    record Found(String json, boolean failed) {}
}
