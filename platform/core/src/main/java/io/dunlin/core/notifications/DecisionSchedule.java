package io.dunlin.core.notifications;

import io.dunlin.core.access.UserId;
import io.dunlin.core.settings.SettingGroup;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a manager gets the list of cases that wait for a decision. Nothing goes out on public holidays.
 *
 * @param days at least one
 * @param at in the firm's zone
 */
public record DecisionSchedule(Set<DayOfWeek> days, LocalTime at) {

    public DecisionSchedule {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A list goes out on one day of the week at least");
        }
        days = Set.copyOf(days);
    }

    /** The setting of one user. */
    public static SettingGroup<DecisionSchedule> of(UserId user) {
        return new SettingGroup<>(
                "decision-list-of-user-" + user.value(),
                DecisionSchedule.class,
                new DecisionSchedule(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30)));
    }
}
