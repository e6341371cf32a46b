package io.dunlin.core.notifications;

import io.dunlin.core.settings.SettingGroup;
import java.util.Map;

/**
 * How account managers are asked, and what happens where one is silent. Days are business days from the day on which the
 * question left by mail.
 *
 * @param chaseAfterDays when a manager is asked again
 * @param escalateAfterDays when the lead is asked too
 * @param defaultAfterDays when the policy's default is taken
 * @param linkDays how many calendar days the links of a mail can be used
 * @param whenSilent what is taken then, by the code of a policy
 * @param otherwise what is taken for all other policies
 */
public record DecisionSettings(
        int chaseAfterDays,
        int escalateAfterDays,
        int defaultAfterDays,
        int linkDays,
        Map<String, WhenSilent> whenSilent,
        WhenSilent otherwise) {

    /** What happens where nobody answers. */
    public enum WhenSilent {
        /** The case waits on, and the lead knows. */
        WAIT,
        START,
        CALL_FIRST
    }

    /** A call is a person's look at the case: the gentlest thing that still moves it. */
    public static final SettingGroup<DecisionSettings> GROUP = new SettingGroup<>(
            "manager-decisions",
            DecisionSettings.class,
            new DecisionSettings(2, 4, 7, 14, Map.of(), WhenSilent.CALL_FIRST));

    private static final int LONGEST = 60;

    public DecisionSettings {
        whenSilent = Map.copyOf(whenSilent);
        boolean inOrder =
                1 <= chaseAfterDays && chaseAfterDays < escalateAfterDays && escalateAfterDays < defaultAfterDays;
        if (!inOrder || defaultAfterDays > LONGEST || linkDays < 1 || linkDays > LONGEST) {
            throw new IllegalArgumentException("A manager is chased, then the lead is asked, then the default is taken,"
                    + " within " + LONGEST + " days; links hold 1 to " + LONGEST + " days");
        }
    }

    WhenSilent whenSilentFor(String policyCode) {
        return whenSilent.getOrDefault(policyCode, otherwise);
    }
}
