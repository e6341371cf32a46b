package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a mail says.
 *
 * @param labels the classes that apply, the primary first; empty where the model is sure of none
 * @param all every class with its confidence, in the order of precedence
 */
public record Classification(List<Label> labels, List<Label> all) {

    public Classification {
        labels = List.copyOf(labels);
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

    private Label best() {
        return all.stream().max(Comparator.comparingDouble(Label::confidence)).orElseThrow();
    }
}
