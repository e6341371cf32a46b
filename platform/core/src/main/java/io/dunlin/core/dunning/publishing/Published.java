package io.dunlin.core.dunning.publishing;

import io.dunlin.core.dunning.policy.PolicyFault;
import io.dunlin.core.dunning.policy.PolicyVersion;
import java.util.List;

/** What came of publishing a policy. */
public sealed interface Published {

    /** In use from the next run on. */
    record InUse(PolicyVersion version) implements Published {}

    /** Not published, for these reasons. */
    record Refused(List<PolicyFault> faults) implements Published {

        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Not published yet: it reaches so many cases that a second person has to approve it.
     *
     * @param reach open cases that follow the policy
     * @param limit from how many on a second person is asked
     */
    record NeedsApproval(int reach, int limit) implements Published {}
}
