package io.dunlin.core.jobs;

import java.util.regex.Pattern;

/**
 * A kind of job and what it is told.
 *
 * @param name stable: it is stored with every waiting job; lower-case letters, digits and hyphens
 * @param payload a record of ids and plain values, stored as JSON; never personal data
 */
public record JobType<T>(String name, Class<T> payload) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,99}");

    public JobType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A job type's name must match " + NAME + ", got: " + name);
        }
    }
}
