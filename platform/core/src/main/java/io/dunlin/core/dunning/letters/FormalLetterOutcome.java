package io.dunlin.core.dunning.letters;

import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;

/** What came of an act on a formal letter. */
public sealed interface FormalLetterOutcome {

    /** Done; this is how the letter stands. */
    record Done(FormalLetter letter) implements FormalLetterOutcome {}

    /** Approved: it is queued, or waits to be printed. */
    record Queued(FormalLetter letter, OutboundMessageId messageId) implements FormalLetterOutcome {}

    /** Nothing changed, for these reasons. */
    record Refused(List<LocalizedText> why) implements FormalLetterOutcome {

        public Refused {
            why = List.copyOf(why);
        }
    }
}
