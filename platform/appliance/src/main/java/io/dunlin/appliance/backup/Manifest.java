package io.dunlin.appliance.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds, written as its last part.
 *
 * @param format of the file; a program refuses what is newer than itself
 * @param product version of the program that wrote it
 * @param schema the newest migration of the database; 0 in a file of keys
 * @param parts everything else, in its order
 */
record Manifest(int format, String product, Instant writtenAt, int schema, List<Part> parts) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    Manifest {
        parts = List.copyOf(parts);
    }

    /** One part. */
    record Part(String name, long bytes, String sha256) {}
}
