package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.ReplyClass;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins what the sentences and the whole mail say into a probability for each class: a logistic model of its own for
 * each, over the class's own scores, those of every other class, and what the facts of the mail tell. So OTHER is learnt
 * as the silence of all others, and what commonly stands together or never does is known. It is fitted on mails that the
 * linear model was not trained on, so its probabilities are calibrated.
 */
final class Joining {

    private static final int OWN = 6;
    private static final int FACTS = 20;
    private static final double LOWEST = -8;
    private static final double OWN_PENALTY = 2;
    private static final double FACT_PENALTY = 2;
    private static final double OTHERS_PENALTY = 10;
    private static final double FREE = 1e-3;
    private static final int STEPS = 40;
    private static final double CLOSE = 1e-5;
    private static final int LARGEST = 1_024;
    private final double[][] weights;

    Joining(double[][] weights) {
        this.weights = weights;
    }

    static int inputs(int outputs) {
        return 1 + OWN + 4 * (outputs - 1) + FACTS;
    }

    /** For each class its inputs: one, its own scores, those of the others, and the facts. */
    static double[][] inputs(LinearModel classes, LinearModel days, Pieces pieces) {
        return inputs(
                classes.scores(pieces.whole()),
                pieces.sentences().stream().map(classes::scores).toArray(double[][]::new),
                WeighedDay.weighed(days, pieces.days()),
                pieces);
    }

    /** The same by the scores of the whole mail, of its sentences, and of the days it names. */
    static double[][] inputs(double[] ofWhole, double[][] ofSentences, List<WeighedDay> days, Pieces pieces) {
        double[] whole = bounded(ofWhole);
        double[][] sentences = Arrays.stream(ofSentences).map(Joining::bounded).toArray(double[][]::new);
        int outputs = whole.length;
        double[] first = new double[outputs];
        double[] second = new double[outputs];
        double[] mean = new double[outputs];
        double[] any = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            first[k] = LOWEST;
            second[k] = LOWEST;
            double none = 1;
            for (double[] sentence : sentences) {
                double probability = LinearModel.probability(sentence[k]);
                mean[k] += probability / sentences.length;
                none *= 1 - probability;
                if (sentence[k] > first[k]) {
                    second[k] = first[k];
                    first[k] = sentence[k];
                } else if (sentence[k] > second[k]) {
                    second[k] = sentence[k];
                }
            }
            any[k] = Math.log(1e-3 + 1 - none);
        }
        double[] ofWholeMail = probabilities(whole);
        double[] ofLoudest = probabilities(first);
        double[] facts = facts(pieces, days);
        double[][] inputs = new double[outputs][];
        for (int k = 0; k < outputs; k++) {
            double[] row = new double[inputs(outputs)];
            double rival = LOWEST;
            int at = 1 + OWN;
            for (int other = 0; other < outputs; other++) {
                if (other != k) {
                    rival = Math.max(rival, Math.max(whole[other], first[other]));
                    row[at++] = ofWholeMail[other];
                    row[at++] = ofLoudest[other];
                    row[at++] = whole[other] / 4;
                    row[at++] = first[other] / 4;
                }
            }
            row[0] = 1;
            row[1] = whole[k];
            row[2] = first[k];
            row[3] = second[k];
            row[4] = mean[k];
            row[5] = rival;
            row[6] = any[k];
            System.arraycopy(facts, 0, row, at, FACTS);
            inputs[k] = row;
        }
        return inputs;
    }

    private static double[] facts(Pieces pieces, List<WeighedDay> days) {
        Signals signals = pieces.signals();
        double[] facts = new double[FACTS];
        facts[0] = Math.min(signals.dates(), 3);
        facts[1] = Math.min(signals.amounts(), 3);
        facts[2] = Math.min(signals.invoices(), 3);
        facts[3] = Math.min(signals.accounts(), 1);
        facts[4] = Math.min(signals.addresses(), 1);
        facts[5] = Math.min(signals.phones(), 1);
        facts[6 + signals.tense().ordinal()] = 1;
        facts[12] = Math.log1p(pieces.length()) - 4.5;
        facts[13] = pieces.length() == 0 ? 1 : 0;
        facts[14] = Math.min(pieces.sentences().size(), 8) / 4.0;
        facts[15] = signals.dates() == 0 ? 1 : 0;
        facts[16] = Math.min(3, Math.min(signals.dates(), signals.amounts()));
        double[] promised = days.stream()
                .filter(day -> day.mayBePromised())
                .mapToDouble(day -> -Math.clamp(day.score(), LOWEST, -LOWEST))
                .sorted()
                .toArray();
        facts[17] = promised.length == 0 ? 1 : 0;
        facts[18] = promised.length == 0 ? 0 : -promised[0] / 2;
        facts[19] = promised.length < 2 ? 0 : LinearModel.probability(-promised[1]);
        return facts;
    }

    private static double[] probabilities(double[] scores) {
        return Arrays.stream(scores).map(LinearModel::probability).toArray();
    }

    private static double[] bounded(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> Math.clamp(score, LOWEST, -LOWEST))
                .toArray();
    }

    double probability(int k, double[] inputs) {
        return LinearModel.probability(dot(weights[k], inputs));
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** Each class by itself, by Newton's method with a quadratic penalty. */
    static Joining fit(List<double[][]> inputs, List<boolean[]> targets, int outputs) {
        return new Joining(IntStream.range(0, outputs)
                .parallel()
                .mapToObj(k -> fit(
                        inputs.stream().map(rows -> rows[k]).toArray(double[][]::new),
                        targets.stream()
                                .mapToDouble(target -> target[k] ? 1 : 0)
                                .toArray()))
                .toArray(double[][]::new));
    }

    private static double[] fit(double[][] rows, double[] targets) {
        int width = inputs(ReplyClass.values().length);
        double[] penalties = new double[width];
        Arrays.fill(penalties, OTHERS_PENALTY);
        Arrays.fill(penalties, 1, 1 + OWN, OWN_PENALTY);
        Arrays.fill(penalties, width - FACTS, width, FACT_PENALTY);
        penalties[0] = FREE;
        double[] weights = new double[width];
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[width];
            double[][] curve = new double[width][width];
            for (int i = 0; i < width; i++) {
                slope[i] = penalties[i] * weights[i];
                curve[i][i] = penalties[i];
            }
            for (int m = 0; m < rows.length; m++) {
                double[] row = rows[m];
                double probability = LinearModel.probability(dot(weights, row));
                double error = probability - targets[m];
                double bend = probability * (1 - probability);
                for (int i = 0; i < width; i++) {
                    slope[i] += error * row[i];
                    double part = bend * row[i];
                    for (int j = 0; j <= i; j++) {
                        curve[i][j] += part * row[j];
                    }
                }
            }
            double[] change = solved(curve, slope);
            double largest = 0;
            for (int i = 0; i < width; i++) {
                weights[i] -= change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < CLOSE) {
                break;
            }
        }
        return weights;
    }

    /** The solution for a symmetric positive matrix of which the lower half is given, by Cholesky's decomposition in place. */
    private static double[] solved(double[][] matrix, double[] right) {
        int n = right.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int t = 0; t < j; t++) {
                    sum -= matrix[i][t] * matrix[j][t];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < i; t++) {
                x[i] -= matrix[i][t] * x[t];
            }
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int t = i + 1; t < n; t++) {
                x[i] -= matrix[t][i] * x[t];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(weights[0].length);
        for (double[] row : weights) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
    }

    static Joining read(DataInputStream in, int outputs) throws IOException {
        int width = in.readInt();
        if (width != inputs(outputs) || width > LARGEST) {
            throw new IOException("Not a model of this version; make it again with the training command");
        }
        double[][] weights = new double[outputs][width];
        for (double[] row : weights) {
            for (int i = 0; i < width; i++) {
                row[i] = in.readDouble();
            }
        }
        return new Joining(weights);
    }
}
