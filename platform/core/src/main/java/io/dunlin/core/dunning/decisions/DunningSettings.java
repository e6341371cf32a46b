package io.dunlin.core.dunning.decisions;

import io.dunlin.core.settings.SettingGroup;
import java.time.LocalTime;

/**
 * When the day's decisions are taken, and what limits them.
 *
 * @param active whether the run starts by itself each day
 * @param runAt the time of day, in the firm's zone
 * @param bankDataDays business days that the newest bank statement may lie back; beyond it nothing is demanded
 * @param mostPerDay messages that press a debtor for payment, over all channels and cases, in a day
 * @param mostPerWeek the same in 7 days
 * @param mostPerFortnight the same in 14 days
 * @param messageDays days after which a message that could not leave is taken back and written anew
 */
public record DunningSettings(
        boolean active,
        LocalTime runAt,
        int bankDataDays,
        int mostPerDay,
        int mostPerWeek,
        int mostPerFortnight,
        int messageDays) {

    public static final SettingGroup<DunningSettings> GROUP = new SettingGroup<>(
            "dunning", DunningSettings.class, new DunningSettings(true, LocalTime.of(7, 30), 3, 1, 3, 7, 5));

    private static final int MOST_DAYS = 60;

    public DunningSettings {
        if (bankDataDays < 1 || bankDataDays > MOST_DAYS || messageDays < 1 || messageDays > MOST_DAYS) {
            throw new IllegalArgumentException("Days are from 1 to " + MOST_DAYS);
        }
        if (mostPerDay < 1 || mostPerWeek < mostPerDay || mostPerFortnight < mostPerWeek) {
            throw new IllegalArgumentException(
                    "The limits are at least 1 and do not fall from a day to a week to a fortnight");
        }
    }
}
