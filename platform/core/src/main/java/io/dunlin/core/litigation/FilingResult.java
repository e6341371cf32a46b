package io.dunlin.core.litigation;

import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** What came of asking for a draft or of deciding on one. */
public sealed interface FilingResult {

    /** The draft as it is now. */
    record Done(FilingDraft draft) implements FilingResult {}

    /** Not done, for these reasons. */
    record Refused(List<LocalizedText> reasons) implements FilingResult {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
