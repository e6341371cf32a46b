package io.dunlin.core.triage.learning;

import io.dunlin.core.triage.ReplyClass;
import java.util.List;

/**
 * A new model beside the one that reads now, each on the same messages that neither learnt from.
 *
 * @param corpus on mails of the shipped corpus that are kept apart
 * @param samples on the firm's own samples that are kept apart
 */
public record Comparison(Part corpus, Part samples) {

    private static final double BOTH = 2;

    /** On one kind of message. */
    public record Part(int messages, Reading before, Reading after, List<ClassFigures> classes) {

        public Part {
            classes = List.copyOf(classes);
        }
    }

    /**
     * How one model read.
     *
     * @param right messages whose primary class is right
     * @param alone messages that would be decided without a person
     * @param aloneRight of these, with the right primary class
     */
    public record Reading(int right, int alone, int aloneRight) {}

    /** One class, read by both. */
    public record ClassFigures(ReplyClass replyClass, int expected, Counts before, Counts after) {}

    /** Labels given rightly and wrongly, and labels not given. */
    public record Counts(int right, int wrong, int missed) {

        /** Not a number where none was given. */
        public double precision() {
            return right / (double) (right + wrong);
        }

        /** Not a number where none was expected. */
        public double recall() {
            return right / (double) (right + missed);
        }

        public double f1() {
            return BOTH * right / (BOTH * right + wrong + missed);
        }
    }
}
