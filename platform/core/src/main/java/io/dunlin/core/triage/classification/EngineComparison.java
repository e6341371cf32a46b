package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import opennlp.tools.ml.EventTrainer;
import opennlp.tools.ml.TrainerFactory;
import opennlp.tools.ml.maxent.GISTrainer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.ml.perceptron.PerceptronTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Sets OpenNLP's engines beside the linear model on the same features: {@code EngineComparison CORPUS-FOLDER FILE}.
 * OpenNLP gives one outcome a text, so the task is the primary class of a sentence; each engine trains on the same
 * sentences and is measured on the held-out ones.
 */
public final class EngineComparison {

    private static final String NONE = "NONE";

    /** Below this score of the best class a sentence is taken to carry none. */
    private static final double NOTHING = -1.0;

    private EngineComparison() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: EngineComparison CORPUS-FOLDER FILE");
        }
        Files.writeString(
                Path.of(arguments[1]), "# Engines beside each other\n\n" + table(Corpus.read(Path.of(arguments[0]))));
    }

    /** The figures in Markdown. */
    static String table(Corpus corpus) throws IOException {
        StringBuilder table = new StringBuilder(
                "The same features, the same training sentences, the primary class of the held-out sentences.\n\n| engine | macro-F1 | right |\n|---|---:|---:|\n");
        row(table, corpus, "OpenNLP Naive Bayes", openNlp(corpus, NaiveBayesTrainer.NAIVE_BAYES_VALUE, 1));
        row(
                table,
                corpus,
                "OpenNLP Perceptron, 100 iterations",
                openNlp(corpus, PerceptronTrainer.PERCEPTRON_VALUE, 100));
        row(table, corpus, "OpenNLP MaxEnt, 100 iterations", openNlp(corpus, GISTrainer.MAXENT_VALUE, 100));
        row(table, corpus, "logistic regression, one against the rest (shipped)", linear(corpus));
        return table.append(
                        "\nOf single sentences, with one outcome for each, the four are close and OpenNLP's a little ahead. The linear one is shipped for what whole mails need: it gives every class a score of its own, so that one mail can bear several labels and each is calibrated by itself; one sentence of a mail can teach what it is not; and its weights are bytes that read more than a thousand mails a second. An engine of OpenNLP gives one outcome a text and would have to be trained once for each class.\n")
                .toString();
    }

    private static void row(StringBuilder table, Corpus corpus, String name, Function<int[], String> engine) {
        Measure measure = new Measure();
        int right = 0;
        int all = 0;
        for (CorpusSentence sentence : corpus.sentences()) {
            if (sentence.heldOut()) {
                String given = engine.apply(Training.example(sentence).features());
                String expected = primary(sentence);
                measure.add(classes(expected), classes(given));
                right += given.equals(expected) ? 1 : 0;
                all++;
            }
        }
        table.append(String.format(
                Locale.ROOT, "| %s | %.3f | %.3f |%n", name, measure.macroF1(), right / (double) Math.max(1, all)));
    }

    private static List<ReplyClass> classes(String outcome) {
        return outcome.equals(NONE) ? List.of() : List.of(ReplyClass.valueOf(outcome));
    }

    private static String primary(CorpusSentence sentence) {
        return sentence.labels().isEmpty() ? NONE : sentence.labels().getFirst().name();
    }

    private static Function<int[], String> openNlp(Corpus corpus, String algorithm, int iterations) throws IOException {
        List<Event> events = new ArrayList<>();
        for (CorpusSentence sentence : corpus.sentences()) {
            if (!sentence.heldOut()) {
                events.add(new Event(
                        primary(sentence), context(Training.example(sentence).features())));
            }
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, algorithm);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, iterations);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
        EventTrainer trainer = TrainerFactory.getEventTrainer(parameters, null);
        MaxentModel model = trainer.train(ObjectStreamUtils.createObjectStream(events));
        return features -> model.getBestOutcome(model.eval(context(features)));
    }

    private static String[] context(int[] features) {
        String[] context = new String[features.length];
        for (int i = 0; i < features.length; i++) {
            context[i] = Integer.toHexString(features[i]);
        }
        return context;
    }

    private static Function<int[], String> linear(Corpus corpus) {
        List<Example> examples = corpus.sentences().stream()
                .filter(sentence -> !sentence.heldOut())
                .map(Training::example)
                .toList();
        LinearModel model = Training.TRAINER.train(examples, Training.CLASSES);
        return features -> {
            double[] scores = model.scores(features);
            int best = -1;
            for (int k = 0; k < scores.length; k++) {
                best = best < 0 || scores[k] > scores[best] ? k : best;
            }
            return scores[best] < NOTHING
                    ? NONE
                    : List.of(ReplyClass.values()).get(best).name();
        };
    }
}
