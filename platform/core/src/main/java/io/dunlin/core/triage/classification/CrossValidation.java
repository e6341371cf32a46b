package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.classification.TrainingReport.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The training part in five folds: each mail is read by a linear model that saw neither it nor the sentences of its
 * fold. From these readings the joining of the shipped model is fitted, and how well strange mail is read is told more
 * surely than by the few mails held out. For a fold's figures the joining too is fitted on the other folds only.
 */
final class CrossValidation {

    static final int FOLDS = 5;
    private final List<CorpusMail> mails;
    private final List<LinearModel> models;
    private final List<double[][]> inputs;
    private final List<boolean[]> targets;

    private CrossValidation(List<CorpusMail> mails, List<LinearModel> models) {
        this.mails = mails;
        this.models = models;
        inputs = IntStream.range(0, mails.size())
                .mapToObj(i -> Joining.inputs(models.get(i % FOLDS), Training.pieces(mails.get(i))))
                .toList();
        targets = mails.stream().map(mail -> Training.targets(mail.labels())).toList();
    }

    static CrossValidation of(List<CorpusSentence> sentences, List<CorpusMail> mails) {
        List<LinearModel> models = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> without(fold, sentences, mails))
                .toList();
        return new CrossValidation(mails, models);
    }

    private static LinearModel without(int fold, List<CorpusSentence> sentences, List<CorpusMail> mails) {
        List<Example> examples = new ArrayList<>(Training.sentenceExamples(others(fold, sentences)));
        others(fold, mails).forEach(mail -> examples.add(Training.mailExample(mail)));
        return Training.TRAINER.train(examples, Training.CLASSES);
    }

    private static <T> List<T> others(int fold, List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % FOLDS != fold)
                .mapToObj(all::get)
                .toList();
    }

    /** Fitted on all folds. */
    Joining joining() {
        return Joining.fit(inputs, targets, Training.CLASSES);
    }

    Figures figures() {
        List<ReplyClassifier> classifiers = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> new ReplyClassifier(
                        models.get(fold),
                        Joining.fit(others(fold, inputs), others(fold, targets), ReplyClass.values().length)))
                .toList();
        return TrainingReport.mails(mails, i -> classifiers.get(i % FOLDS));
    }
}
