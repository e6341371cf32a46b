package io.dunlin.core.receivables.limitation;

import io.dunlin.core.settings.SettingGroup;

/**
 * How long claims of this firm can be brought.
 *
 * @param consumerYears against consumers: 2 for sales (art. 554 of the Polish Civil Code), 3 for other claims of a business
 * @param businessYears the same against businesses and public bodies
 */
public record LimitationSettings(int consumerYears, int businessYears) {

    /** The shorter term, so that nothing is demanded or filed too late; a firm that does not sell sets 3. */
    public static final SettingGroup<LimitationSettings> GROUP =
            new SettingGroup<>("limitation", LimitationSettings.class, new LimitationSettings(2, 2));

    private static final int MOST_YEARS = 20;

    public LimitationSettings {
        if (consumerYears < 1 || consumerYears > MOST_YEARS || businessYears < 1 || businessYears > MOST_YEARS) {
            throw new IllegalArgumentException("Limitation is from 1 to " + MOST_YEARS + " years");
        }
    }

    public LimitationPolicy policy() {
        return new LimitationPolicy(consumerYears, businessYears);
    }
}
