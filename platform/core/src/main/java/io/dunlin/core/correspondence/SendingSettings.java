package io.dunlin.core.correspondence;

import io.dunlin.core.settings.SettingGroup;
import java.time.LocalTime;

/**
 * Whether and when the firm sends.
 *
 * @param live whether messages to debtors leave at all: off after installation until an administrator goes live
 * @param stopped the kill switch: nothing leaves, whatever else is set
 * @param weekdayFrom the first minute of the contact hours from Monday to Friday
 * @param weekdayTo the minute in which they end
 * @param saturdayFrom the same for Saturdays; equal to its end for no contact on Saturdays
 * @param mostAttempts tries of one message before it is shown to a person, 1 to 20
 * @param transliterateSms whether Polish letters are written without their marks in text messages
 */
public record SendingSettings(
        boolean live,
        boolean stopped,
        LocalTime weekdayFrom,
        LocalTime weekdayTo,
        LocalTime saturdayFrom,
        LocalTime saturdayTo,
        int mostAttempts,
        boolean transliterateSms) {

    /** Contact from Monday to Friday 8–20 and on Saturday 9–17, never on Sundays and holidays; sending off. */
    public static final SettingGroup<SendingSettings> GROUP = new SettingGroup<>(
            "sending",
            SendingSettings.class,
            new SendingSettings(
                    false,
                    false,
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0),
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 0),
                    6,
                    true));

    private static final int MOST_TRIES = 20;

    public SendingSettings {
        if (mostAttempts < 1 || mostAttempts > MOST_TRIES) {
            throw new IllegalArgumentException("Tries of one message: from 1 to " + MOST_TRIES);
        }
        if (weekdayTo.isBefore(weekdayFrom) || saturdayTo.isBefore(saturdayFrom)) {
            throw new IllegalArgumentException("Contact hours end after they begin");
        }
    }

    public SendingSettings withLive(boolean nowLive) {
        return new SendingSettings(
                nowLive, stopped, weekdayFrom, weekdayTo, saturdayFrom, saturdayTo, mostAttempts, transliterateSms);
    }

    public SendingSettings withStopped(boolean nowStopped) {
        return new SendingSettings(
                live, nowStopped, weekdayFrom, weekdayTo, saturdayFrom, saturdayTo, mostAttempts, transliterateSms);
    }
}
