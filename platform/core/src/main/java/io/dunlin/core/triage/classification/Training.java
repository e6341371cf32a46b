package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.NamedDate;
import io.dunlin.core.triage.facts.PromiseDates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model from the corpus: {@code Training etc/corpus MODEL-FILE REPORT-FILE}. The held-out part is measured
 * only, never learnt from. Takes some minutes and always gives the same model for the same corpus.
 */
public final class Training {

    static final int CLASSES = ReplyClass.values().length;
    static final LinearTrainer TRAINER = new LinearTrainer(14, 0.1, 8e-4);

    /** Few days are named in a corpus: each is looked at more often. */
    private static final LinearTrainer DAY_TRAINER = new LinearTrainer(30, 0.1, 8e-4);

    /** Good enough to tell which sentence of a mail carries a label. */
    private static final LinearTrainer QUICK_TRAINER = new LinearTrainer(4, 0.1, 8e-4);

    private static final int BLENDS = 8_000;
    private static final int MOST_BLENDS_OF_ONE = 2;
    private static final float MAIL_WEIGHT = 3.75f;
    private static final float MAIL_SENTENCE_WEIGHT = 1.5f;
    private static final float MAIL_DAY_WEIGHT = 3;
    private static final Currency ANY = Currency.getInstance("PLN");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 10);

    private final Corpus corpus;
    private final List<CorpusSentence> sentences;
    private final List<CorpusReading> mails;
    private final CrossValidation folds;

    Training(Corpus corpus) {
        this(corpus, Progress.UNHEARD);
    }

    Training(Corpus corpus, Progress progress) {
        this.corpus = corpus;
        sentences = corpus.sentences().stream()
                .filter(sentence -> !sentence.heldOut())
                .toList();
        mails = CorpusReading.of(
                corpus.mails().stream().filter(mail -> !mail.heldOut()).toList());
        progress.done(Progress.Phase.READING, 1, 1);
        folds = CrossValidation.of(sentences, mails, progress);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: Training CORPUS-FOLDER MODEL-FILE REPORT-FILE");
        }
        Path folder = Path.of(arguments[0]);
        Corpus corpus = Corpus.read(folder);
        Training training = new Training(corpus);
        ReplyModel model = training.model();
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
        Files.writeString(
                Path.of(arguments[2]),
                TrainingReport.of(
                        corpus,
                        Corpus.mailsIn(folder.resolve("unseen")),
                        model,
                        training.folds.figures(model.languages())));
    }

    CrossValidation folds() {
        return folds;
    }

    ReplyModel model() {
        return new ReplyModel(
                classes(sentences, mails),
                days(sentences, mails),
                folds.joining(),
                TRAINER.train(languageExamples(), ReplyModel.LANGUAGES.size()),
                corpus.hash());
    }

    /** A first model tells which sentence of a mail carries each of its labels; the second learns from these too. */
    static LinearModel classes(List<CorpusSentence> sentences, List<CorpusReading> mails) {
        List<Example> examples = new ArrayList<>(sentenceExamples(sentences));
        mails.forEach(mail -> examples.add(mailExample(mail)));
        List<Example> beginning = new ArrayList<>(examples);
        mails.forEach(mail -> beginning.addAll(mailSentences(mail, null)));
        LinearModel first = QUICK_TRAINER.train(beginning, CLASSES);
        mails.forEach(mail -> examples.addAll(mailSentences(mail, first)));
        return TRAINER.train(examples, CLASSES);
    }

    /** Learns which of the days that a mail names is the promised one. */
    static LinearModel days(List<CorpusSentence> sentences, List<CorpusReading> mails) {
        List<Example> examples = new ArrayList<>();
        sentences.forEach(sentence -> addDay(sentence, examples));
        mails.forEach(mail -> addDays(mail, examples));
        return DAY_TRAINER.train(examples, 1);
    }

    /** Of a sentence that names one day it is known whether that is promised. */
    private static void addDay(CorpusSentence sentence, List<Example> examples) {
        MailFacts facts = MailFacts.of(sentence.text(), ANY_DAY, DayOrder.DAY_FIRST, ANY);
        if (facts.dates().size() != 1 || facts.dates().getFirst().value().dated()) {
            return;
        }
        Found<NamedDate> named = facts.dates().getFirst();
        boolean relative = named.in(sentence.text()).chars().noneMatch(Character::isDigit);
        if (relative && !PromiseDates.isPromise(named.value().date(), ANY_DAY)) {
            return;
        }
        boolean promised = sentence.labels().contains(ReplyClass.PROMISE);
        examples.add(new Example(
                DayPiece.of(sentence.text(), named, facts, ANY_DAY).features(), new boolean[] {promised}, 1));
    }

    /** Of a promise the marked day is, those before it are not, and of those after it nothing is known: a further part may be due on them. */
    private static void addDays(CorpusReading reading, List<Example> examples) {
        CorpusMail mail = reading.mail();
        List<LocalDate> marked =
                mail.promiseDates().stream().map(LocalDate::parse).toList();
        for (DayPiece day : reading.pieces().days()) {
            LocalDate date = day.day().value().date();
            boolean promised = marked.contains(date);
            if (day.near() && (promised || marked.stream().allMatch(date::isBefore))) {
                examples.add(new Example(day.features(), new boolean[] {promised}, MAIL_DAY_WEIGHT));
            }
        }
    }

    /** The sentences by themselves and blended with such as carry no class. */
    static List<Example> sentenceExamples(List<CorpusSentence> sentences) {
        int blends = Math.min(BLENDS, sentences.size() * MOST_BLENDS_OF_ONE);
        return Stream.concat(sentences.stream().map(Training::example), Blends.of(sentences, blends).stream())
                .toList();
    }

    static Example mailExample(CorpusReading reading) {
        return new Example(reading.pieces().whole(), targets(reading.mail().labels()), MAIL_WEIGHT);
    }

    /**
     * The sentences of a mail by themselves. None of them carries a label that the mail has not; which of them carries
     * one that it has is not known, but with a model the likeliest is taken to.
     */
    static List<Example> mailSentences(CorpusReading reading, @Nullable LinearModel model) {
        boolean[] known = new boolean[CLASSES];
        Arrays.fill(known, true);
        reading.mail().labels().forEach(label -> known[label.rank()] = false);
        List<int[]> sentences = reading.pieces().sentences();
        List<Example> examples = new ArrayList<>();
        int[] best = new int[CLASSES];
        Arrays.fill(best, -1);
        if (model != null) {
            double[][] scores = sentences.stream().map(model::scores).toArray(double[][]::new);
            for (ReplyClass label : reading.mail().labels()) {
                int k = label.rank();
                for (int i = 0; i < scores.length; i++) {
                    if (best[k] < 0 || scores[i][k] > scores[best[k]][k]) {
                        best[k] = i;
                    }
                }
            }
        }
        for (int i = 0; i < sentences.size(); i++) {
            boolean[] targets = new boolean[CLASSES];
            boolean[] asked = known.clone();
            for (int k = 0; k < CLASSES; k++) {
                if (best[k] == i) {
                    targets[k] = true;
                    asked[k] = true;
                }
            }
            examples.add(new Example(sentences.get(i), targets, asked, MAIL_SENTENCE_WEIGHT));
        }
        return examples;
    }

    static Example example(CorpusSentence sentence) {
        MailFacts facts = MailFacts.of(sentence.text(), ANY_DAY, DayOrder.DAY_FIRST, ANY);
        Signals signals = Signals.ofSentence(facts, sentence.text(), ANY_DAY);
        return new Example(Features.of(sentence.text(), signals), targets(sentence.labels()), 1);
    }

    private List<Example> languageExamples() {
        List<Example> examples = new ArrayList<>();
        for (CorpusSentence sentence : sentences) {
            int language = ReplyModel.LANGUAGES.indexOf(sentence.language());
            if (language >= 0) {
                boolean[] targets = new boolean[ReplyModel.LANGUAGES.size()];
                targets[language] = true;
                examples.add(new Example(LanguageFeatures.of(sentence.text()), targets, 1));
            }
        }
        return examples;
    }

    static boolean[] targets(List<ReplyClass> labels) {
        boolean[] targets = new boolean[CLASSES];
        labels.forEach(label -> targets[label.rank()] = true);
        return targets;
    }
}
