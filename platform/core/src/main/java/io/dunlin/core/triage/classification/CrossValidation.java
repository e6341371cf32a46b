package io.dunlin.core.triage.classification;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * The training part in five folds: each mail is read by a linear model that saw neither it nor the sentences of its
 * fold. Mails of files of one number and neighbouring sentences stay together, since they resemble each other. From these readings
 * the joining of the shipped model is fitted, and how well strange mail is read is told more surely than by the few
 * mails held out. For a fold's figures the joining too is fitted on the other folds only.
 */
final class CrossValidation {

    static final int FOLDS = 5;
    private final List<CorpusReading> mails;
    private final int[] folds;
    private final List<FoldModels> models;
    private final List<double[][]> inputs;
    private final List<boolean[]> targets;

    /** What learnt nothing from one fold. */
    private record FoldModels(LinearModel classes, LinearModel days) {}

    private CrossValidation(List<CorpusReading> mails, int[] folds, List<FoldModels> models) {
        this.mails = mails;
        this.folds = folds;
        this.models = models;
        inputs = IntStream.range(0, mails.size())
                .mapToObj(i -> inputs(models.get(folds[i]), mails.get(i).pieces()))
                .toList();
        targets = mails.stream()
                .map(reading -> Training.targets(reading.mail().labels()))
                .toList();
    }

    static CrossValidation of(List<CorpusSentence> sentences, List<CorpusReading> mails, Progress progress) {
        int[] folds = foldsOf(mails);
        AtomicInteger learnt = new AtomicInteger();
        List<FoldModels> models = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> {
                    FoldModels model = without(fold, sentences, mails, folds);
                    progress.done(Progress.Phase.FOLDS, learnt.incrementAndGet(), FOLDS);
                    return model;
                })
                .toList();
        return new CrossValidation(mails, folds, models);
    }

    private static int[] foldsOf(List<CorpusReading> mails) {
        Map<String, Integer> folds = new HashMap<>();
        for (String group : new TreeSet<>(
                mails.stream().map(reading -> reading.mail().group()).toList())) {
            folds.put(group, folds.size() % FOLDS);
        }
        return mails.stream()
                .mapToInt(reading -> folds.get(reading.mail().group()))
                .toArray();
    }

    private static int foldOf(CorpusSentence sentence) {
        CRC32 crc = new CRC32();
        crc.update(sentence.block().getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % FOLDS);
    }

    private static double[][] inputs(FoldModels models, Pieces pieces) {
        return Joining.inputs(models.classes(), models.days(), pieces);
    }

    private static FoldModels without(
            int fold, List<CorpusSentence> sentences, List<CorpusReading> mails, int[] folds) {
        List<CorpusSentence> otherSentences =
                sentences.stream().filter(sentence -> foldOf(sentence) != fold).toList();
        List<CorpusReading> otherMails = IntStream.range(0, folds.length)
                .filter(i -> folds[i] != fold)
                .mapToObj(mails::get)
                .toList();
        return new FoldModels(Training.classes(otherSentences, otherMails), Training.days(otherSentences, otherMails));
    }

    private <T> List<T> others(int fold, List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> folds[i] != fold)
                .mapToObj(all::get)
                .toList();
    }

    /** Fitted on all folds. */
    Joining joining() {
        return Joining.fit(inputs, targets, Training.CLASSES);
    }

    /** Every mail read by the model of its fold. */
    Figures figures(LinearModel languages) {
        Figures figures = new Figures();
        List<Figures.Reader> readers = IntStream.range(0, FOLDS)
                .parallel()
                .mapToObj(fold -> new Figures.Reader(new ReplyModel(
                        models.get(fold).classes(),
                        models.get(fold).days(),
                        Joining.fit(others(fold, inputs), others(fold, targets), Training.CLASSES),
                        languages,
                        "")))
                .toList();
        for (int i = 0; i < folds.length; i++) {
            figures.add(mails.get(i), readers.get(folds[i]));
        }
        return figures;
    }
}
