package io.dunlin.core.receivables.interest;

import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.settings.SettingGroup;

/**
 * How interest is counted.
 *
 * @param dayCount how many days a year has
 */
public record InterestSettings(DayCount dayCount) {

    public static final SettingGroup<InterestSettings> GROUP =
            new SettingGroup<>("interest", InterestSettings.class, new InterestSettings(DayCount.DAYS_365));
}
