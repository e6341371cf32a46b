package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives the classes of a reply with confidence and evidence. Immutable and thread-safe.
 * <p>
 * A class applies from where the measure F1 is best, a little below one half; those that must not be missed from a mere
 * suspicion (rule 6). What may then happen without a person is for the policy's own, higher thresholds. Where no class
 * reaches its own, the likeliest applies unless it is a mere guess.
 */
public final class ReplyClassifier {

    private static final double LIKELY = 0.42;
    private static final double SUSPECTED = 0.12;
    private static final double DISPUTE_SUSPECTED = 0.17;
    /** Likelier than not OTHER: a person sees the mail anyway, and another class needs more than a suspicion. */
    private static final double PROBABLY_OTHER = 0.5;

    private static final double AGAINST_OTHER = 0.7;
    private static final double SURE = 0.8;
    private static final double LEAST = 0.3;
    private static final int LONGEST_EVIDENCE = 240;
    private final LinearModel classes;
    private final LinearModel days;
    private final Joining joining;

    /**
     * What a reply says.
     *
     * @param days those that it names, in the order of the text
     */
    public record Reading(Classification classification, List<WeighedDay> days) {

        public Reading {
            days = List.copyOf(days);
        }
    }

    public ReplyClassifier(ReplyModel model) {
        classes = model.classes();
        days = model.days();
        joining = model.joining();
    }

    /**
     * @param written a subject that only answers ours is not read
     * @param facts those of the text
     * @param writtenOn tells which dates are past
     */
    public Reading read(Written written, MailFacts facts, LocalDate writtenOn) {
        Pieces pieces = Pieces.of(written, facts, writtenOn);
        double[][] sentences = pieces.sentences().stream().map(classes::scores).toArray(double[][]::new);
        List<WeighedDay> weighed = WeighedDay.weighed(days, pieces.days());
        double[][] inputs = Joining.inputs(classes.scores(pieces.whole()), sentences, weighed, pieces);
        List<Label> all = new ArrayList<>();
        for (ReplyClass replyClass : ReplyClass.values()) {
            int k = replyClass.rank();
            all.add(new Label(replyClass, joining.probability(k, inputs[k]), evidence(pieces, sentences, k)));
        }
        boolean other = all.get(ReplyClass.OTHER.rank()).confidence() >= PROBABLY_OTHER;
        List<Label> labels = all.stream()
                .filter(label -> label.confidence()
                        >= (other && label.replyClass() != ReplyClass.OTHER
                                ? AGAINST_OTHER
                                : appliesFrom(label.replyClass(), all)))
                .toList();
        return new Reading(
                new Classification(labels.isEmpty() ? best(all) : withoutContradiction(labels), all), weighed);
    }

    /**
     * What must not be missed applies from a suspicion on: a person sees it, for nobody acts alone on so little. Beside
     * a grave class that is sure another needs to be likely, for a person decides already.
     */
    private static double appliesFrom(ReplyClass replyClass, List<Label> all) {
        return switch (replyClass) {
            case LEGAL, INSOLVENCY, COMPLAINT -> isSurelyGraveBeside(replyClass, all) ? LIKELY : SUSPECTED;
            case WRONG_CONTACT -> SUSPECTED;
            case DISPUTE -> DISPUTE_SUSPECTED;
            default -> LIKELY;
        };
    }

    private static boolean isSurelyGraveBeside(ReplyClass replyClass, List<Label> all) {
        return all.stream()
                .anyMatch(label -> label.replyClass() != replyClass
                        && label.replyClass().alwaysForPerson()
                        && label.confidence() >= SURE);
    }

    /** Where no class is likelier than not, the likeliest, unless even that is a mere guess. */
    private static List<Label> best(List<Label> all) {
        return all.stream()
                .max(Comparator.comparingDouble(Label::confidence))
                .filter(label -> label.confidence() >= LEAST)
                .stream()
                .toList();
    }

    /** OTHER stands alone: where anything else applies, it does not. */
    private static List<Label> withoutContradiction(List<Label> labels) {
        return labels.size() > 1
                ? labels.stream()
                        .filter(label -> label.replyClass() != ReplyClass.OTHER)
                        .toList()
                : labels;
    }

    private static Span evidence(Pieces pieces, double[][] sentences, int k) {
        int best = -1;
        for (int i = 0; i < sentences.length; i++) {
            if (best < 0 || sentences[i][k] > sentences[best][k]) {
                best = i;
            }
        }
        if (best < 0) {
            return new Span(0, 0, "");
        }
        Span span = pieces.spans().get(best);
        if (span.text().length() <= LONGEST_EVIDENCE) {
            return span;
        }
        int end = span.start() == span.end() ? span.end() : span.start() + LONGEST_EVIDENCE;
        return new Span(span.start(), end, span.text().substring(0, LONGEST_EVIDENCE));
    }
}
