package io.dunlin.core.triage.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Joins what the sentences and the whole mail say of one class into a probability: a logistic model on a few scores,
 * with weights shared by the classes and a bias and slope of its own for each. It is fitted on mails that the linear
 * model was not trained on, so its probabilities are calibrated.
 */
final class Joining {

    static final int INPUTS = 5;
    private static final double SHRINK = 0.02;
    private static final int STEPS = 3_000;
    private final double[] shared;
    private final double[] biases;
    private final double[] slopes;

    Joining(double[] shared, double[] biases, double[] slopes) {
        this.shared = shared;
        this.biases = biases;
        this.slopes = slopes;
    }

    /** For each class the inputs: the whole, the strongest sentence, the second, their mean, and the strongest rival. */
    static double[][] inputs(LinearModel model, Pieces pieces) {
        double[] whole = model.scores(pieces.whole());
        double[][] sentences = pieces.sentences().stream().map(model::scores).toArray(double[][]::new);
        double[][] inputs = new double[whole.length][INPUTS];
        for (int k = 0; k < whole.length; k++) {
            double first = -8;
            double second = -8;
            double sum = 0;
            for (double[] sentence : sentences) {
                double score = bounded(sentence[k]);
                sum += LinearModel.probability(score);
                if (score > first) {
                    second = first;
                    first = score;
                } else if (score > second) {
                    second = score;
                }
            }
            inputs[k][0] = bounded(whole[k]);
            inputs[k][1] = first;
            inputs[k][2] = second;
            inputs[k][3] = sentences.length == 0 ? 0 : sum / sentences.length;
        }
        for (int k = 0; k < whole.length; k++) {
            double rival = -8;
            for (int other = 0; other < whole.length; other++) {
                if (other != k) {
                    rival = Math.max(rival, Math.max(inputs[other][0], inputs[other][1]));
                }
            }
            inputs[k][4] = rival;
        }
        return inputs;
    }

    private static double bounded(double score) {
        return Math.clamp(score, -8, 8);
    }

    double probability(int k, double[] inputs) {
        return LinearModel.probability(score(k, inputs));
    }

    private double score(int k, double[] inputs) {
        double score = 0;
        for (int i = 0; i < INPUTS; i++) {
            score += shared[i] * inputs[i];
        }
        return biases[k] + slopes[k] * score;
    }

    /** Gradient descent with momentum; the own slopes and biases are drawn to 1 and to the common bias. */
    static Joining fit(List<double[][]> inputs, List<boolean[]> targets, int outputs) {
        double[] shared = {0.5, 0.5, 0.1, 0, 0};
        double[] biases = new double[outputs];
        double[] slopes = new double[outputs];
        Arrays.fill(slopes, 1);
        double common = 0;
        double n = Math.max(1, inputs.size());
        double[] sharedSpeed = new double[INPUTS];
        double[] biasSpeed = new double[outputs];
        double[] slopeSpeed = new double[outputs];
        for (int step = 0; step < STEPS; step++) {
            double[] sharedSlope = new double[INPUTS];
            double[] biasSlope = new double[outputs];
            double[] slopeSlope = new double[outputs];
            Joining current = new Joining(shared, biases, slopes);
            for (int m = 0; m < inputs.size(); m++) {
                for (int k = 0; k < outputs; k++) {
                    double[] row = inputs.get(m)[k];
                    double error = (current.probability(k, row) - (targets.get(m)[k] ? 1 : 0)) / n;
                    double sum = 0;
                    for (int i = 0; i < INPUTS; i++) {
                        sharedSlope[i] += error * slopes[k] * row[i] / outputs * 4;
                        sum += shared[i] * row[i];
                    }
                    biasSlope[k] += error;
                    slopeSlope[k] += error * sum;
                }
            }
            common = Arrays.stream(biases).average().orElse(0);
            for (int i = 0; i < INPUTS; i++) {
                sharedSpeed[i] = 0.9 * sharedSpeed[i] - 0.02 * sharedSlope[i];
                shared[i] += sharedSpeed[i];
            }
            for (int k = 0; k < outputs; k++) {
                biasSpeed[k] = 0.9 * biasSpeed[k] - 0.1 * (biasSlope[k] + SHRINK * 0.1 * (biases[k] - common));
                biases[k] += biasSpeed[k];
                slopeSpeed[k] = 0.9 * slopeSpeed[k] - 0.02 * (slopeSlope[k] + SHRINK * (slopes[k] - 1));
                slopes[k] += slopeSpeed[k];
            }
        }
        return new Joining(shared, biases, slopes);
    }

    void write(DataOutputStream out) throws IOException {
        for (double value : shared) {
            out.writeDouble(value);
        }
        for (int k = 0; k < biases.length; k++) {
            out.writeDouble(biases[k]);
            out.writeDouble(slopes[k]);
        }
    }

    static Joining read(DataInputStream in, int outputs) throws IOException {
        double[] shared = new double[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            shared[i] = in.readDouble();
        }
        double[] biases = new double[outputs];
        double[] slopes = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            biases[k] = in.readDouble();
            slopes[k] = in.readDouble();
        }
        return new Joining(shared, biases, slopes);
    }
}
