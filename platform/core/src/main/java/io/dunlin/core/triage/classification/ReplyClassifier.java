package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.text.Sentences;
import io.dunlin.core.triage.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the classes of a reply with confidence and evidence. Immutable and thread-safe.
 * <p>
 * A class applies from a confidence of one half; what may then happen without a person is for the policy's own, higher
 * thresholds. Where no class reaches it, {@link Classification#guess()} is the best of them.
 */
public final class ReplyClassifier {

    static final double APPLIES = 0.5;
    private static final double PROMISING = -1.5;
    private static final int LONGEST_EVIDENCE = 240;
    private final LinearModel classes;
    private final Joining joining;

    public ReplyClassifier(ReplyModel model) {
        this(model.classes(), model.joining());
    }

    ReplyClassifier(LinearModel classes, Joining joining) {
        this.classes = classes;
        this.joining = joining;
    }

    /**
     * @param subject as it came; one that only answers ours is not read
     * @param text what the sender wrote now
     * @param facts those of {@code text}
     */
    public Classification classify(String subject, String text, MailFacts facts) {
        Pieces pieces = Pieces.of(subject, text, facts);
        double[][] inputs = Joining.inputs(classes, pieces);
        double[][] sentences = pieces.sentences().stream().map(classes::scores).toArray(double[][]::new);
        List<Label> all = new ArrayList<>();
        for (ReplyClass replyClass : ReplyClass.values()) {
            int k = replyClass.rank();
            all.add(new Label(replyClass, joining.probability(k, inputs[k]), evidence(pieces, sentences, k)));
        }
        List<Label> labels =
                all.stream().filter(label -> label.confidence() >= APPLIES).toList();
        return new Classification(withoutContradiction(labels), all);
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

    /** The sentences of the text, and in which of them the model reads a promise at least as much as a payment made. */
    public List<TaxonomyRules.PromisingSentence> promisingSentences(String text, MailFacts facts) {
        int promise = ReplyClass.PROMISE.rank();
        int paid = ReplyClass.PAID_CLAIM.rank();
        return Sentences.split(text).stream()
                .limit(Pieces.MOST_SENTENCES)
                .map(span -> {
                    double[] scores =
                            classes.scores(Features.of(span.text(), Signals.within(facts, span.start(), span.end())));
                    boolean promises = scores[promise] > PROMISING && scores[promise] >= scores[paid];
                    return new TaxonomyRules.PromisingSentence(span, promises);
                })
                .toList();
    }
}
