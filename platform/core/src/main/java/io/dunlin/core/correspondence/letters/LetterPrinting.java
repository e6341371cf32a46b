package io.dunlin.core.correspondence.letters;

import io.dunlin.core.correspondence.OutboundMessageId;
import java.util.List;

/** What came of printing letters. */
public sealed interface LetterPrinting {

    /**
     * Printed.
     *
     * @param left letters that were not printed, each with why
     */
    record Printed(LetterBatchId batchId, int letters, List<Left> left) implements LetterPrinting {

        public Printed {
            left = List.copyOf(left);
        }
    }

    /** Nothing was printed: no letter may go now. */
    record NothingToPrint(List<Left> left) implements LetterPrinting {

        public NothingToPrint {
            left = List.copyOf(left);
        }
    }

    /** Nothing was printed: the firm's own name and address are not set. */
    record NoSender() implements LetterPrinting {}

    /**
     * A letter that was not printed.
     *
     * @param reasonKey the key of the text that says why
     * @param cancelled whether it was taken back for good; else it waits on
     */
    record Left(OutboundMessageId messageId, String recipient, String reasonKey, boolean cancelled) {}
}
