package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says.
 * <p>
 * A class that is merely suspected is told, so that a person looks, but does not lead while a likelier one applies: a
 * promise in which one word recalls a dispute is read as a promise with a doubt, not as a dispute.
 *
 * @param labels the classes that apply, the primary first: those that are more than a suspicion in the order of
 *     precedence, then the others; empty where the model is sure of none
 * @param all every class with its confidence, in the order of precedence
 */
public record Classification(List<Label> labels, List<Label> all) {

    /** Between here and 0.3 the primary class is most often right, and of the grave classes none is named more seldom. */
    private static final double LEADS_FROM = 0.27;

    public Classification {
        labels = labels.stream()
                .sorted(Comparator.comparing(Classification::isMereSuspicion).thenComparing(Label::replyClass))
                .toList();
        all = List.copyOf(all);
    }

    /** The best class whatever the confidence. */
    public ReplyClass guess() {
        return labels.isEmpty() ? best().replyClass() : labels.getFirst().replyClass();
    }

    public Optional<Label> label(ReplyClass replyClass) {
        return labels.stream().filter(label -> label.replyClass() == replyClass).findFirst();
    }

    public double confidence(ReplyClass replyClass) {
        return all.stream()
                .filter(label -> label.replyClass() == replyClass)
                .mapToDouble(Label::confidence)
                .max()
                .orElse(0);
    }

    public boolean has(ReplyClass... classes) {
        return Arrays.stream(classes).anyMatch(replyClass -> label(replyClass).isPresent());
    }

    private static boolean isMereSuspicion(Label label) {
        return label.confidence() < LEADS_FROM;
    }

    private Label best() {
        return all.stream().max(Comparator.comparingDouble(Label::confidence)).orElseThrow();
    }
}
