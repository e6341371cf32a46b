package io.dunlin.core.dunning.publishing;

import io.dunlin.core.settings.SettingGroup;

/**
 * From what reach on a policy needs a second person.
 *
 * @param fourEyesFromCases open cases that follow the policy; with as many or more, a named second person approves it
 */
public record PolicyApprovalSettings(int fourEyesFromCases) {

    public static final SettingGroup<PolicyApprovalSettings> GROUP =
            new SettingGroup<>("policy-approval", PolicyApprovalSettings.class, new PolicyApprovalSettings(100));

    private static final int LARGEST = 10_000_000;

    public PolicyApprovalSettings {
        if (fourEyesFromCases < 0 || fourEyesFromCases > LARGEST) {
            throw new IllegalArgumentException("The reach that needs a second person: from 0 to " + LARGEST + " cases");
        }
    }
}
