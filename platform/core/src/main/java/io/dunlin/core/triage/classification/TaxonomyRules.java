package io.dunlin.core.triage.classification;

import static io.dunlin.core.triage.ReplyClass.AUTO_REPLY;
import static io.dunlin.core.triage.ReplyClass.BOUNCE;
import static io.dunlin.core.triage.ReplyClass.DELAY;
import static io.dunlin.core.triage.ReplyClass.OTHER;
import static io.dunlin.core.triage.ReplyClass.PAID_CLAIM;
import static io.dunlin.core.triage.ReplyClass.PLAN_REQUEST;
import static io.dunlin.core.triage.ReplyClass.PROMISE;

import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.NamedDate;
import io.dunlin.core.triage.facts.PromiseDates;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the taxonomy rules about labels, laid over what the model says: machine text carries nothing below AUTO_REPLY
 * (rule 2), a list of instalments is a request (rule 4), a promise needs a date that is to come within 60 days, else it
 * is DELAY (rule 5).
 */
public final class TaxonomyRules {

    /** Known from structure or headers, not from words. */
    private static final double CERTAIN = 0.99;

    private static final double MACHINE_TEXT_APPLIES = 0.6;
    private static final int LIST_OF_INSTALMENTS = 3;

    /**
     * @param promiseDate present exactly when PROMISE is a label
     * @param dateIsNoPromise a promise was read, but its date is past or too far
     */
    public record Ruled(
            Classification classification, @Nullable LocalDate promiseDate, boolean dateIsNoPromise) {}

    private TaxonomyRules() {}

    public static Ruled apply(
            Classification model,
            MailKind kind,
            MailFacts facts,
            LocalDate writtenOn,
            List<PromisingSentence> sentences) {
        return switch (kind) {
            case BOUNCE, DELAY_NOTICE -> machine(model, BOUNCE, false);
            case AUTO_REPLY, RECEIPT -> machine(model, AUTO_REPLY, true);
            case FEEDBACK_REPORT -> machine(model, OTHER, false);
            case HUMAN, LIST -> human(model, facts, writtenOn, sentences);
        };
    }

    private static Ruled machine(Classification model, ReplyClass known, boolean readsWords) {
        List<Label> labels = new ArrayList<>();
        for (Label label : model.all()) {
            boolean higher = label.replyClass() != BOUNCE && label.replyClass().rank() < known.rank();
            if (label.replyClass() == known) {
                labels.add(new Label(known, CERTAIN, label.evidence()));
            } else if (readsWords && higher && label.confidence() >= MACHINE_TEXT_APPLIES) {
                labels.add(label);
            }
        }
        return new Ruled(new Classification(labels, model.all()), null, false);
    }

    private static Ruled human(
            Classification model, MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        List<Label> labels = new ArrayList<>(model.labels());
        if (model.has(AUTO_REPLY)) {
            labels.removeIf(label -> !label.replyClass().appliesToMachineText());
        }
        boolean instalments = facts.dates().size() >= LIST_OF_INSTALMENTS
                && facts.amounts().size() >= LIST_OF_INSTALMENTS
                && facts.invoices().isEmpty();
        if (instalments && model.has(PLAN_REQUEST)) {
            labels.removeIf(label -> label.replyClass() == PROMISE);
        }
        Optional<Label> promise =
                labels.stream().filter(label -> label.replyClass() == PROMISE).findFirst();
        if (promise.isEmpty()) {
            return new Ruled(new Classification(labels, model.all()), null, false);
        }
        Optional<LocalDate> date = promiseDate(facts, writtenOn, sentences);
        if (date.isPresent() && !(date.get().equals(writtenOn) && model.has(PAID_CLAIM))) {
            return new Ruled(new Classification(labels, model.all()), date.get(), false);
        }
        labels.remove(promise.get());
        boolean named = date.isEmpty() && !facts.dates().isEmpty();
        if (date.isEmpty() && labels.stream().noneMatch(label -> label.replyClass() == DELAY)) {
            labels.add(
                    new Label(DELAY, promise.get().confidence(), promise.get().evidence()));
            labels.sort(Comparator.comparing(Label::replyClass));
        }
        return new Ruled(new Classification(labels, model.all()), null, named);
    }

    /** The date in a sentence that promises; where none of these has one, in the sentence that promises most, then anywhere. */
    private static Optional<LocalDate> promiseDate(
            MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        Optional<Found<NamedDate>> chosen = PromiseDates.choose(
                facts.dates(),
                writtenOn,
                at -> sentences.stream()
                        .anyMatch(sentence ->
                                sentence.promises() && sentence.span().contains(at)));
        if (chosen.isEmpty()) {
            chosen = PromiseDates.choose(facts.dates(), writtenOn, _ -> true);
        }
        return chosen.map(found -> found.value().date());
    }

    /** A sentence of the text and whether the model reads a promise in it. */
    public record PromisingSentence(Span span, boolean promises) {}
}
