package io.dunlin.core.dunning;

import io.dunlin.core.settings.SettingGroup;

/**
 * The brake on a day's run: however many cases are due, a mistake in a policy or in imported data reaches so many debtors
 * and no more before somebody has seen it.
 *
 * @param mostMessages mails and text messages that one day's run may queue; what is beyond waits for the next day
 */
public record RunCapSettings(int mostMessages) {

    public static final SettingGroup<RunCapSettings> GROUP =
            new SettingGroup<>("dunning-cap", RunCapSettings.class, new RunCapSettings(5000));

    private static final int LARGEST = 1_000_000;

    public RunCapSettings {
        if (mostMessages < 1 || mostMessages > LARGEST) {
            throw new IllegalArgumentException("Messages of a day's run: from 1 to " + LARGEST);
        }
    }
}
