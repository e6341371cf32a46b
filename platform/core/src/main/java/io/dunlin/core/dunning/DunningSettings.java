package io.dunlin.core.dunning;

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
 * @param consumerLimitationYears years, to the end of the last, after which a claim against a consumer is time-barred: 2
 *     for sales (art. 554 of the Polish Civil Code), 3 for other claims of a business (art. 118)
 */
public record DunningSettings(
        boolean active,
        LocalTime runAt,
        int bankDataDays,
        int mostPerDay,
        int mostPerWeek,
        int mostPerFortnight,
        int messageDays,
        int consumerLimitationYears) {

    public static final SettingGroup<DunningSettings> GROUP = new SettingGroup<>(
            "dunning", DunningSettings.class, new DunningSettings(true, LocalTime.of(7, 30), 3, 1, 3, 7, 5, 2));

    private static final int MOST_DAYS = 60;
    private static final int MOST_YEARS = 20;

    public DunningSettings {
        if (bankDataDays < 1 || bankDataDays > MOST_DAYS || messageDays < 1 || messageDays > MOST_DAYS) {
            throw new IllegalArgumentException("Days are from 1 to " + MOST_DAYS);
        }
        if (mostPerDay < 1 || mostPerWeek < mostPerDay || mostPerFortnight < mostPerWeek) {
            throw new IllegalArgumentException(
                    "The limits are at least 1 and do not fall from a day to a week to a fortnight");
        }
        if (consumerLimitationYears < 1 || consumerLimitationYears > MOST_YEARS) {
            throw new IllegalArgumentException("Limitation is from 1 to " + MOST_YEARS + " years");
        }
    }
}
