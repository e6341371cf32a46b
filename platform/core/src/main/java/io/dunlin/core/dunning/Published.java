package io.dunlin.core.dunning;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** What came of publishing a policy. */
public sealed interface Published {

    /** In use from the next run on. */
    record InUse(PolicyVersion version) implements Published {}

    /** Not published, for these reasons. */
    record Refused(List<LocalizedText> faults) implements Published {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
