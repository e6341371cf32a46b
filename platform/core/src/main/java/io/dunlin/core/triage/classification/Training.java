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
import java.util.function.Predicate;

/**
 * Makes the model from the corpus: {@code Training etc/corpus MODEL-FILE REPORT-FILE}. The held-out part is measured
 * only, never learnt from. Takes a minute or two and always gives the same model for the same corpus.
 */
public final class Training {

    static final int CLASSES = ReplyClass.values().length;
    static final LinearTrainer TRAINER = new LinearTrainer(12, 0.2, 2e-6);
    private static final int FOLDS = 5;
    private static final float MAIL_WEIGHT = 1.5f;
    private static final Currency ANY = Currency.getInstance("PLN");
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 11, 10);

    private final Corpus corpus;

    private Training(Corpus corpus) {
        this.corpus = corpus;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: Training CORPUS-FOLDER MODEL-FILE REPORT-FILE");
        }
        Corpus corpus = Corpus.read(Path.of(arguments[0]));
        ReplyModel model = of(corpus);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            model.write(out);
        }
        Files.writeString(Path.of(arguments[2]), TrainingReport.of(corpus, model));
    }

    static ReplyModel of(Corpus corpus) {
        return new Training(corpus).model();
    }

    private ReplyModel model() {
        List<CorpusMail> mails =
                corpus.mails().stream().filter(mail -> !mail.heldOut()).toList();
        List<Example> sentences = corpus.sentences().stream()
                .filter(sentence -> !sentence.heldOut())
                .map(Training::example)
                .toList();
        List<double[][]> inputs = new ArrayList<>();
        List<boolean[]> targets = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int apart = fold;
            List<Example> examples = new ArrayList<>(sentences);
            examples.addAll(mailExamples(mails, i -> i % FOLDS != apart));
            LinearModel linear = TRAINER.train(examples, CLASSES);
            for (int i = fold; i < mails.size(); i += FOLDS) {
                inputs.add(Joining.inputs(linear, pieces(mails.get(i))));
                targets.add(targets(mails.get(i).labels()));
            }
        }
        List<Example> examples = new ArrayList<>(sentences);
        examples.addAll(mailExamples(mails, _ -> true));
        return new ReplyModel(
                TRAINER.train(examples, CLASSES),
                Joining.fit(inputs, targets, CLASSES),
                TRAINER.train(languageExamples(), ReplyModel.LANGUAGES.size()),
                corpus.hash());
    }

    static Example example(CorpusSentence sentence) {
        MailFacts facts = MailFacts.of(sentence.text(), ANY_DAY, DayOrder.DAY_FIRST, ANY);
        Signals signals = Signals.within(facts, 0, sentence.text().length());
        return new Example(Features.of(sentence.text(), signals), targets(sentence.labels()), 1);
    }

    private static List<Example> mailExamples(List<CorpusMail> mails, Predicate<Integer> chosen) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            if (chosen.test(i)) {
                CorpusMail mail = mails.get(i);
                examples.add(new Example(pieces(mail).whole(), targets(mail.labels()), MAIL_WEIGHT));
            }
        }
        return examples;
    }

    private List<Example> languageExamples() {
        List<Example> examples = new ArrayList<>();
        for (CorpusSentence sentence : corpus.sentences()) {
            int language = ReplyModel.LANGUAGES.indexOf(sentence.language());
            if (!sentence.heldOut() && language >= 0) {
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
