package io.dunlin.core.triage.classification;

import static io.dunlin.core.triage.ReplyClass.AUTO_REPLY;
import static io.dunlin.core.triage.ReplyClass.BOUNCE;
import static io.dunlin.core.triage.ReplyClass.DELAY;
import static io.dunlin.core.triage.ReplyClass.DISPUTE;
import static io.dunlin.core.triage.ReplyClass.OTHER;
import static io.dunlin.core.triage.ReplyClass.PAID_CLAIM;
import static io.dunlin.core.triage.ReplyClass.PLAN_REQUEST;
import static io.dunlin.core.triage.ReplyClass.PROMISE;
import static io.dunlin.core.triage.ReplyClass.REMITTANCE;

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
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the taxonomy rules about labels, laid over what the model says: machine text carries nothing below DISPUTE
 * (rule 2), a list of instalments is a request (rule 4), a promise needs a date that is to come within 60 days, else it
 * is DELAY (rule 5).
 */
public final class TaxonomyRules {

    /** Known from structure or headers, not from words. */
    private static final double CERTAIN = 0.99;

    private static final double MACHINE_TEXT_APPLIES = 0.5;
    private static final int LIST_OF_INSTALMENTS = 3;
    private static final int LIST_TO_ALLOCATE = 2;
    private static final int BANK_RUN_DAYS = 4;
    private static final double LEAST_PROMISING = 0.25;
    private static final double WILLING = 0.5;
    private static final Pattern ALTERNATIVE = Pattern.compile("(?iU)\\b(?:lub|albo|or|oder|sau)\\b");

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
            boolean carried = label.replyClass() != BOUNCE && label.replyClass().appliesToMachineText();
            if (label.replyClass() == known) {
                labels.add(new Label(known, CERTAIN, label.evidence()));
            } else if (readsWords && carried && label.confidence() >= MACHINE_TEXT_APPLIES) {
                labels.add(label);
            }
        }
        return new Ruled(new Classification(labels, model.all()), null, false);
    }

    private static Ruled human(
            Classification model, MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        List<Label> labels = new ArrayList<>(model.labels());
        if (model.has(AUTO_REPLY)) {
            labels.removeIf(label -> !label.replyClass().appliesToMachineText()
                    || (label.replyClass() == DISPUTE && label.confidence() < MACHINE_TEXT_APPLIES));
            return new Ruled(new Classification(labels, model.all()), null, false);
        }
        if (isListToAllocate(model, facts)) {
            labels.removeIf(label -> label.replyClass() == PAID_CLAIM);
        }
        if (isListOfInstalments(facts, writtenOn) && model.has(PLAN_REQUEST, PROMISE, REMITTANCE)) {
            asked(labels, model);
            return new Ruled(new Classification(labels, model.all()), null, false);
        }
        boolean nothingElse = labels.stream().allMatch(label -> label.replyClass() == OTHER);
        if (nothingElse && paysInTime(facts, writtenOn, sentences)) {
            return human(willing(PROMISE, model), facts, writtenOn, sentences);
        }
        boolean tooFar = paysTooFar(facts, writtenOn, sentences);
        if (tooFar && model.confidence(OTHER) < WILLING && nothingElse) {
            return new Ruled(willing(DELAY, model), null, true);
        }
        Optional<Found<NamedDate>> chosen = promiseDate(facts, writtenOn, sentences);
        Optional<LocalDate> date = chosen.map(found -> found.value().date());
        if (date.isEmpty()) {
            boolean named = (model.has(PROMISE) && !facts.dates().isEmpty()) || (model.has(DELAY) && tooFar);
            return new Ruled(undated(labels, model), null, named);
        }
        if (model.has(PAID_CLAIM) && isBankRun(chosen.get(), writtenOn, facts, sentences)) {
            labels.removeIf(label -> label.replyClass() == PROMISE);
        }
        boolean promises = labels.stream().anyMatch(label -> label.replyClass() == PROMISE);
        return new Ruled(new Classification(labels, model.all()), promises ? date.get() : null, false);
    }

    /** A promise without a date of the next 60 days is DELAY: what spoke for the one speaks for the other (rule 5). */
    private static Classification undated(List<Label> labels, Classification model) {
        double promising = model.confidence(PROMISE);
        if (promising < LEAST_PROMISING) {
            return new Classification(labels, model.all());
        }
        double willing = 1 - (1 - promising) * (1 - model.confidence(DELAY));
        List<Label> all = new ArrayList<>();
        for (Label label : model.all()) {
            all.add(
                    switch (label.replyClass()) {
                        case PROMISE -> new Label(PROMISE, 0, label.evidence());
                        case DELAY -> new Label(DELAY, willing, evidence(model));
                        default -> label;
                    });
        }
        labels.removeIf(label -> label.replyClass() == PROMISE || label.replyClass() == DELAY);
        boolean likeliest = labels.stream().allMatch(label -> label.confidence() < Math.min(willing, WILLING));
        if (willing >= WILLING || model.has(PROMISE, DELAY) || likeliest) {
            labels.removeIf(label -> likeliest || label.replyClass() == OTHER);
            labels.add(new Label(DELAY, willing, evidence(model)));
            labels.sort(Comparator.comparing(Label::replyClass));
        }
        return new Classification(labels, all);
    }

    /** Whether a payment is told of whose day is further ahead than a promise may be. */
    private static boolean paysTooFar(MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        LocalDate last = writtenOn.plusDays(PromiseDates.LONGEST_DAYS_AHEAD);
        return sentences.stream()
                .flatMap(sentence -> sentence.clauses().stream())
                .anyMatch(clause -> facts.dates().stream()
                        .anyMatch(found -> clause.contains(found.start())
                                && !found.value().dated()
                                && found.value().date().isAfter(last)));
    }

    /** Whether the sender says that he will pay and names a day of the next 60: a promise by its definition. */
    private static boolean paysInTime(MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        return facts.dates().stream()
                .filter(found -> !found.value().dated())
                .filter(found -> found.value().date().isAfter(writtenOn)
                        && PromiseDates.isPromise(found.value().date(), writtenOn))
                .anyMatch(found -> sentences.stream()
                        .anyMatch(sentence -> sentence.intended().stream()
                                        .anyMatch(clause -> clause.contains(found.start()))
                                && sentence.barred().stream().noneMatch(clause -> clause.contains(found.start()))));
    }

    /** PROMISE or DELAY for a person to see, where the model saw nothing in the mail (rule 5). */
    private static Classification willing(ReplyClass replyClass, Classification model) {
        Label willing = new Label(replyClass, Math.max(WILLING, model.confidence(replyClass)), evidence(model));
        return new Classification(
                List.of(willing),
                model.all().stream()
                        .map(label -> label.replyClass() == replyClass ? willing : label)
                        .toList());
    }

    /** Of the two, that of the class the model is surer of. */
    private static Span evidence(Classification model) {
        return model.all().stream()
                .filter(label -> label.replyClass() == PROMISE || label.replyClass() == DELAY)
                .max(Comparator.comparingDouble(Label::confidence))
                .map(Label::evidence)
                .orElse(new Span(0, 0, ""));
    }

    /** Items and sums to allocate are no mere claim to have paid. */
    private static boolean isListToAllocate(Classification model, MailFacts facts) {
        return model.has(REMITTANCE)
                && model.confidence(REMITTANCE) >= model.confidence(PAID_CLAIM)
                && facts.invoices().size() >= LIST_TO_ALLOCATE
                && facts.amounts().size() >= LIST_TO_ALLOCATE;
    }

    /** At least three days to come and three sums, and no invoices that these would be for. */
    private static boolean isListOfInstalments(MailFacts facts, LocalDate writtenOn) {
        long daysToCome = facts.dates().stream()
                .map(found -> found.value().date())
                .filter(date -> date.isAfter(writtenOn))
                .distinct()
                .count();
        return daysToCome >= LIST_OF_INSTALMENTS
                && facts.amounts().size() >= LIST_OF_INSTALMENTS
                && facts.invoices().size() < 2;
    }

    /** A list of instalments that nobody asked us about is a request, not so many promises, and allocates nothing (rule 4). */
    private static void asked(List<Label> labels, Classification model) {
        labels.removeIf(label -> label.replyClass() == PROMISE || label.replyClass() == REMITTANCE);
        boolean missing = labels.stream().noneMatch(label -> label.replyClass() == PLAN_REQUEST);
        model.label(PROMISE)
                .or(() -> model.label(REMITTANCE))
                .filter(_ -> missing)
                .ifPresent(listed -> {
                    labels.add(new Label(PLAN_REQUEST, listed.confidence(), listed.evidence()));
                    labels.sort(Comparator.comparing(Label::replyClass));
                });
    }

    /** "It went out this morning, you'll have it tomorrow": when a payment already made arrives is no promise. */
    private static boolean isBankRun(
            Found<NamedDate> chosen, LocalDate writtenOn, MailFacts facts, List<PromisingSentence> sentences) {
        LocalDate date = chosen.value().date();
        boolean another = sentences.stream()
                .flatMap(sentence -> sentence.intended().stream())
                .anyMatch(clause -> clause.contains(chosen.start()));
        return date.equals(writtenOn)
                || (!another
                        && date.isBefore(writtenOn.plusDays(BANK_RUN_DAYS))
                        && facts.amounts().size() < 2
                        && sentences.stream().noneMatch(PromisingSentence::ofPart));
    }

    /** The date in a clause that speaks of paying in a sentence that promises; else in the sentence; where none of these has one, in the sentence that promises most, then anywhere. */
    private static Optional<Found<NamedDate>> promiseDate(
            MailFacts facts, LocalDate writtenOn, List<PromisingSentence> sentences) {
        List<Found<NamedDate>> dates = facts.dates().stream()
                .filter(found -> sentences.stream()
                        .flatMap(sentence -> sentence.barred().stream())
                        .noneMatch(clause -> clause.contains(found.start())))
                .toList();
        Optional<Found<NamedDate>> chosen = inClauses(dates, facts, writtenOn, sentences, PromisingSentence::promises);
        if (chosen.filter(found -> found.value().date().isAfter(writtenOn)).isEmpty()) {
            IntPredicate promising = at -> sentences.stream()
                    .anyMatch(sentence -> sentence.promises() && sentence.span().contains(at));
            // Of one payment the day named before is when the money for it comes in.
            boolean onePayment =
                    facts.amounts().size() < 2 && sentences.stream().noneMatch(PromisingSentence::ofPart);
            Optional<Found<NamedDate>> ofSentence = onePayment
                    ? PromiseDates.chooseLast(dates, writtenOn, promising)
                    : PromiseDates.choose(dates, writtenOn, promising);
            Optional<Found<NamedDate>> today = chosen;
            chosen = ofSentence.or(() -> today);
        }
        return chosen.or(() -> inClauses(dates, facts, writtenOn, sentences, _ -> true))
                .or(() -> PromiseDates.choose(dates, writtenOn, _ -> true));
    }

    /** Of each paying clause its date; of these the earliest. */
    private static Optional<Found<NamedDate>> inClauses(
            List<Found<NamedDate>> dates,
            MailFacts facts,
            LocalDate writtenOn,
            List<PromisingSentence> sentences,
            Predicate<PromisingSentence> promising) {
        List<Found<NamedDate>> ofClauses = new ArrayList<>();
        for (PromisingSentence sentence : sentences) {
            for (Span clause : promising.test(sentence) ? sentence.clauses() : List.<Span>of()) {
                long amounts = facts.amounts().stream()
                        .filter(amount -> clause.contains(amount.start()))
                        .count();
                (amounts < 2
                                        && !sentence.ofPart()
                                        && !ALTERNATIVE.matcher(clause.text()).find()
                                ? PromiseDates.chooseLastNamed(dates, writtenOn, clause::contains)
                                : PromiseDates.choose(dates, writtenOn, clause::contains))
                        .ifPresent(ofClauses::add);
            }
        }
        return PromiseDates.choose(ofClauses, writtenOn, _ -> true);
    }

    /**
     * A sentence of the text.
     *
     * @param promises whether the model reads a promise in it
     * @param clauses those that speak of a payment to come
     * @param intended those of them in which the sender says what he will do, not what is on its way
     * @param barred what has days that are none of a promise: denied, asked, a condition, or of a payment already made
     * @param ofPart whether it speaks of a part of the debt
     */
    public record PromisingSentence(
            Span span, boolean promises, List<Span> clauses, List<Span> intended, List<Span> barred, boolean ofPart) {

        public PromisingSentence {
            clauses = List.copyOf(clauses);
            intended = List.copyOf(intended);
            barred = List.copyOf(barred);
        }
    }
}
