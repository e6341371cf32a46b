package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.MailFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the model from the corpus: {@code Training etc/corpus MODEL-FILE REPORT-FILE}. The held-out part is measured
 * only, never learnt from. Takes some minutes and always gives the same model for the same corpus.
 */
public final class Training {

    static final int CLASSES = ReplyClass.values().length;
    static final LinearTrainer TRAINER = new LinearTrainer(14, 0.1, 2e-5);
    private static final int BLENDS = 4_000;
    private static final float MAIL_WEIGHT = 1.5f;
    private static final Currency ANY = Currency.getInstance("PLN");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 10);

    private final Corpus corpus;
    private final List<CorpusSentence> sentences;
    private final List<CorpusMail> mails;
    private final CrossValidation folds;

    private Training(Corpus corpus) {
        this.corpus = corpus;
        sentences = corpus.sentences().stream()
                .filter(sentence -> !sentence.heldOut())
                .toList();
        mails = corpus.mails().stream().filter(mail -> !mail.heldOut()).toList();
        folds = CrossValidation.of(sentences, mails);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: Training CORPUS-FOLDER MODEL-FILE REPORT-FILE");
        }
        Corpus corpus = Corpus.read(Path.of(arguments[0]));
        Training training = new Training(corpus);
        ReplyModel model = training.model();
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
        Files.writeString(Path.of(arguments[2]), TrainingReport.of(corpus, model, training.folds.figures()));
    }

    private ReplyModel model() {
        List<Example> examples = new ArrayList<>(sentenceExamples(sentences));
        mails.forEach(mail -> examples.add(mailExample(mail)));
        return new ReplyModel(
                TRAINER.train(examples, CLASSES),
                folds.joining(),
                TRAINER.train(languageExamples(), ReplyModel.LANGUAGES.size()),
                corpus.hash());
    }

    /** The sentences by themselves and blended with such as carry no class. */
    static List<Example> sentenceExamples(List<CorpusSentence> sentences) {
        return Stream.concat(sentences.stream().map(Training::example), Blends.of(sentences, BLENDS).stream())
                .toList();
    }

    static Example mailExample(CorpusMail mail) {
        return new Example(pieces(mail).whole(), targets(mail.labels()), MAIL_WEIGHT);
    }

    static Example example(CorpusSentence sentence) {
        MailFacts facts = MailFacts.of(sentence.text(), ANY_DAY, DayOrder.DAY_FIRST, ANY);
        Signals signals = Signals.within(facts, 0, sentence.text().length());
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

    static Pieces pieces(CorpusMail mail) {
        MailFacts facts = MailFacts.of(mail.newText(), mail.date().toLocalDate(), DayOrder.DAY_FIRST, ANY);
        return Pieces.of(mail.subject(), mail.newText(), facts);
    }

    static boolean[] targets(List<ReplyClass> labels) {
        boolean[] targets = new boolean[CLASSES];
        labels.forEach(label -> targets[label.rank()] = true);
        return targets;
    }
}
