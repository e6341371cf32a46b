package io.dunlin.core.dunning.thanks;

import io.dunlin.core.settings.SettingGroup;

/**
 * What a debtor who paid is told.
 *
 * @param whenPaid whether a debtor who paid all of a case is thanked
 * @param whenPartly whether one who paid a part is told what is left
 * @param bySms whether that goes by text message where no mail address is known
 */
public record ThanksSettings(boolean whenPaid, boolean whenPartly, boolean bySms) {

    public static final SettingGroup<ThanksSettings> GROUP =
            new SettingGroup<>("payment-thanks", ThanksSettings.class, new ThanksSettings(true, true, false));
}
