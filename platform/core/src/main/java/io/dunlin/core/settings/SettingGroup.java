package io.dunlin.core.settings;

import java.util.regex.Pattern;

/**
 * Settings that belong together: a record, kept as one value with its history.
 *
 * @param name stable, in small letters with hyphens
 * @param type the record; its compact constructor refuses what cannot be right
 * @param defaults what holds until an administrator changes it
 */
public record SettingGroup<T extends Record>(String name, Class<T> type, T defaults) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{2,59}");

    public SettingGroup {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A setting group's name must match " + NAME + ", got: " + name);
        }
    }
}
