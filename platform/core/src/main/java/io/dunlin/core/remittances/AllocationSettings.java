package io.dunlin.core.remittances;

import io.dunlin.core.remittances.policy.AllocationOrder;
import io.dunlin.core.remittances.policy.AllocationPolicy;
import io.dunlin.core.settings.SettingGroup;

/**
 * How payments are allocated.
 *
 * @param order which debt is paid first where the debtor designated none
 * @param holdBusinessDays bank days for which a debtor is not reminded while money waits that may be theirs, 0 to 30
 */
public record AllocationSettings(AllocationOrder order, int holdBusinessDays) {

    public static final SettingGroup<AllocationSettings> GROUP = new SettingGroup<>(
            "allocation", AllocationSettings.class, new AllocationSettings(AllocationOrder.OLDEST_DUE, 3));

    private static final int MOST_DAYS = 30;

    public AllocationSettings {
        if (holdBusinessDays < 0 || holdBusinessDays > MOST_DAYS) {
            throw new IllegalArgumentException("holdBusinessDays: write a number from 0 to " + MOST_DAYS);
        }
    }

    public AllocationPolicy policy() {
        return new AllocationPolicy(order);
    }
}
