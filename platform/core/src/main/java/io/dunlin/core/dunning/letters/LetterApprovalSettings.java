package io.dunlin.core.dunning.letters;

import io.dunlin.core.settings.SettingGroup;
import org.jspecify.annotations.Nullable;

/**
 * Who approves formal letters.
 *
 * @param approver the user who is asked at once about each letter that a policy drafted; where nobody is named, a clerk looks
 *     at each first and names somebody
 */
public record LetterApprovalSettings(@Nullable Long approver) {

    public static final SettingGroup<LetterApprovalSettings> GROUP =
            new SettingGroup<>("letter-approval", LetterApprovalSettings.class, new LetterApprovalSettings(null));
}
