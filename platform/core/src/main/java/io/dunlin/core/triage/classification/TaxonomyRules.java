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
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.text.FoldedText;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    /** From here on a day is likelier promised than not. */
    private static final double PROMISED = 0;

    private static final double WORD_OF_PAYING = 0.6;
    private static final double OF_ANOTHER_PART = 1;

    /** Of mails whose best day in the folds had more than 0, 93 of 100 promise; of those with more than 0.5, 96. */
    private static final double SURELY_PROMISED = 0.3;

    private static final double LEAST_PROMISING = 0.25;
    private static final double WILLING = 0.5;
    private static final double SURELY_WILLING = 0.9;
    private static final double SURELY_PAID = 0.9;
    private static final Pattern TWICE = Pattern.compile(
            "\\b(?:drugi raz|raz drugi|dwa razy|dwukrotnie|podwojnie|twice|second time|zweimal|doppelt|noch ?mal|noch einmal|de doua ori|a doua oara|inca o data)\\b");
    /** A label below it is no more than an echo of one that is sure and rests on the same matter. */
    private static final double FAINT = 0.6;

    /**
     * @param promiseDate present exactly when PROMISE is a label
     * @param dateIsNoPromise a promise was read, but its date is past or too far
     */
    public record Ruled(
            Classification classification, @Nullable LocalDate promiseDate, boolean dateIsNoPromise) {}

    private TaxonomyRules() {}

    public static Ruled apply(
            Classification model, MailKind kind, MailFacts facts, LocalDate writtenOn, List<WeighedDay> days) {
        return switch (kind) {
            case BOUNCE, DELAY_NOTICE -> machine(model, BOUNCE, false);
            case AUTO_REPLY, RECEIPT -> machine(model, AUTO_REPLY, true);
            case FEEDBACK_REPORT -> machine(model, OTHER, false);
            case HUMAN, LIST -> human(model, facts, writtenOn, days);
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

    private static Ruled human(Classification model, MailFacts facts, LocalDate writtenOn, List<WeighedDay> days) {
        List<Label> labels = new ArrayList<>(model.labels());
        if (model.has(AUTO_REPLY)) {
            labels.removeIf(label -> !label.replyClass().appliesToMachineText()
                    || (label.replyClass() == DISPUTE && label.confidence() < MACHINE_TEXT_APPLIES));
            return new Ruled(new Classification(labels, model.all()), null, false);
        }
        if (model.confidence(PAID_CLAIM) >= SURELY_PAID) {
            labels.removeIf(TaxonomyRules::refusesToPayTwice);
        }
        if (isListToAllocate(model, facts)) {
            labels.removeIf(label -> label.replyClass() == PAID_CLAIM);
        }
        if (isListOfInstalments(facts, writtenOn) && model.has(PLAN_REQUEST, PROMISE, REMITTANCE)) {
            asked(labels, model);
            return new Ruled(new Classification(labels, model.all()), null, false);
        }
        Optional<WeighedDay> chosen = promisedDay(days, writtenOn);
        boolean arrives = chosen.filter(day -> isOfPaymentMade(day, model, writtenOn, facts))
                .isPresent();
        if (!arrives) {
            chosen.filter(day -> day.score() >= SURELY_PROMISED).ifPresent(day -> promised(labels, day, model));
        }
        boolean otherDay = paysOnNoDayOfPromise(days);
        boolean nothingSure = labels.stream().allMatch(label -> label.confidence() < WILLING);
        if (otherDay && chosen.isEmpty() && nothingSure) {
            return new Ruled(delayed(labels, model), null, true);
        }
        if (chosen.isEmpty()) {
            boolean named = (model.has(PROMISE) && !facts.dates().isEmpty()) || (model.has(DELAY) && otherDay);
            return new Ruled(undated(labels, model), null, named);
        }
        if (arrives || (model.has(PAID_CLAIM) && chosen.get().score() < PROMISED)) {
            labels.removeIf(label -> label.replyClass() == PROMISE);
        }
        boolean promises = labels.stream().anyMatch(label -> label.replyClass() == PROMISE);
        return new Ruled(
                new Classification(labels, model.all()), promises ? chosen.get().date() : null, false);
    }

    /** "We have paid the factor and won't pay a second time": of who surely has paid that disputes nothing. */
    private static boolean refusesToPayTwice(Label label) {
        return label.replyClass() == DISPUTE
                && label.confidence() < FAINT
                && TWICE.matcher(FoldedText.fold(label.evidence().text())).find();
    }

    /** An advice of payments of today is of payments made, and so is what tells when they arrive. */
    private static boolean isOfPaymentMade(WeighedDay day, Classification model, LocalDate writtenOn, MailFacts facts) {
        return (model.has(PAID_CLAIM) && isBankRun(day, writtenOn, facts))
                || (model.has(REMITTANCE) && day.date().equals(writtenOn));
    }

    /** "It went out this morning, you'll have it tomorrow": when a payment already made arrives is no promise. */
    private static boolean isBankRun(WeighedDay day, LocalDate writtenOn, MailFacts facts) {
        return day.date().equals(writtenOn)
                || (!day.intended()
                        && day.date().isBefore(writtenOn.plusDays(BANK_RUN_DAYS))
                        && facts.amounts().size() < 2
                        && !day.ofPart());
    }

    /** Who surely names a day on which he pays promises, whatever else he writes and however much louder. */
    private static void promised(List<Label> labels, WeighedDay day, Classification model) {
        if (labels.stream().anyMatch(label -> label.replyClass() == PROMISE)) {
            return;
        }
        labels.removeIf(label -> label.replyClass() == OTHER);
        labels.add(new Label(
                PROMISE, Math.max(LinearModel.probability(day.score()), model.confidence(PROMISE)), evidence(model)));
    }

    /** A promise without a date of the next 60 days is DELAY: what spoke for the one speaks for the other (rule 5). */
    private static Classification undated(List<Label> labels, Classification model) {
        double promising = model.confidence(PROMISE);
        double willing = 1 - (1 - promising) * (1 - model.confidence(DELAY));
        if (willing >= SURELY_WILLING) {
            labels.removeIf(label -> label.replyClass() == PLAN_REQUEST
                    && label.confidence() < FAINT
                    && label.evidence().equals(evidence(model)));
        }
        if (promising < LEAST_PROMISING) {
            return new Classification(labels, model.all());
        }
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

    /** Whether a payment to come is told of whose day is past or further ahead than a promise may be. */
    private static boolean paysOnNoDayOfPromise(List<WeighedDay> days) {
        return days.stream().anyMatch(day -> !day.near() && day.pays());
    }

    /** DELAY for a person to see where the model is sure of nothing (rule 5), beside what must not be missed. */
    private static Classification delayed(List<Label> labels, Classification model) {
        Label delay = new Label(DELAY, Math.max(WILLING, model.confidence(DELAY)), evidence(model));
        List<Label> kept = new ArrayList<>(labels);
        kept.removeIf(label -> label.replyClass().compareTo(DISPUTE) > 0);
        kept.add(delay);
        return new Classification(
                kept,
                model.all().stream()
                        .map(label -> label.replyClass() == DELAY ? delay : label)
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

    /**
     * The day to come for which most speaks, where a word of paying beside it counts too; of the days of several parts the
     * first for which nearly as much speaks. The day of writing is one only where no later day is named.
     */
    private static Optional<WeighedDay> promisedDay(List<WeighedDay> days, LocalDate writtenOn) {
        List<WeighedDay> all = days.stream().filter(WeighedDay::mayBePromised).toList();
        List<WeighedDay> later =
                all.stream().filter(day -> day.date().isAfter(writtenOn)).toList();
        List<WeighedDay> possible = later.isEmpty() ? all : later;
        Optional<WeighedDay> likeliest = possible.stream()
                .min(Comparator.comparingDouble(TaxonomyRules::promising)
                        .reversed()
                        .thenComparing(day -> day.day().value().grain())
                        .thenComparing(WeighedDay::date));
        return likeliest.filter(WeighedDay::ofPart).isEmpty()
                ? likeliest
                : possible.stream()
                        .filter(day -> promising(day)
                                >= Math.min(
                                        promising(likeliest.get()),
                                        Math.max(PROMISED, promising(likeliest.get()) - OF_ANOTHER_PART)))
                        .min(Comparator.comparing(WeighedDay::date));
    }

    private static double promising(WeighedDay day) {
        return day.pays() ? day.score() + WORD_OF_PAYING : day.score();
    }
}
