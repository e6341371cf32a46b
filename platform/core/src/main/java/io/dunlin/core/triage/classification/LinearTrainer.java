package io.dunlin.core.triage.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Logistic regression, one output against the rest, with a small quadratic penalty; stochastic gradient descent with a
 * step for each weight (AdaGrad) in a fixed order, so the same examples always give the same model. Features seen in one
 * example only are left out.
 */
final class LinearTrainer {

    private static final int LEAST_OCCURRENCES = 2;
    private static final double SMALL = 2e-3;
    private final int epochs;
    private final double step;
    private final double penalty;

    LinearTrainer(int epochs, double step, double penalty) {
        this.epochs = epochs;
        this.step = step;
        this.penalty = penalty;
    }

    LinearModel train(List<Example> examples, int outputs) {
        int[] hashes = vocabulary(examples);
        List<int[]> rows = examples.stream()
                .map(example -> rows(example.features(), hashes))
                .toList();
        float[] weights = new float[hashes.length * outputs];
        float[] squares = new float[hashes.length * outputs];
        byte[] strengths = new byte[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            strengths[i] = (byte) HashSink.strength(hashes[i]);
        }
        double[] biases = new double[outputs];
        double[] biasSquares = new double[outputs];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            order.add(i);
        }
        Random random = new Random(20_260_101);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(order, random);
            for (int index : order) {
                learn(examples.get(index), rows.get(index), strengths, weights, squares, biases, biasSquares);
            }
        }
        return quantised(hashes, weights, biases);
    }

    private void learn(
            Example example,
            int[] rows,
            byte[] strengths,
            float[] weights,
            float[] squares,
            double[] biases,
            double[] biasSquares) {
        int outputs = biases.length;
        float value = (float) (1 / LinearModel.length(example.features()));
        double[] scores = biases.clone();
        for (int row : rows) {
            float strong = value * strengths[row];
            for (int k = 0; k < outputs; k++) {
                scores[k] += weights[row * outputs + k] * strong;
            }
        }
        for (int k = 0; k < outputs; k++) {
            if (!example.known()[k]) {
                continue;
            }
            double gradient = (LinearModel.probability(scores[k]) - (example.targets()[k] ? 1 : 0)) * example.weight();
            if (Math.abs(gradient) < SMALL) {
                continue;
            }
            biasSquares[k] += gradient * gradient;
            biases[k] -= step * gradient / (1 + Math.sqrt(biasSquares[k]));
            float part = (float) gradient * value;
            for (int row : rows) {
                int at = row * outputs + k;
                float slope = part * strengths[row] + (float) penalty * weights[at];
                squares[at] += slope * slope;
                weights[at] -= (float) (step * slope / (1e-3 + Math.sqrt(squares[at])));
            }
        }
    }

    private static int[] vocabulary(List<Example> examples) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Example example : examples) {
            for (int feature : example.features()) {
                counts.merge(feature, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_OCCURRENCES)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private static int[] rows(int[] features, int[] hashes) {
        return Arrays.stream(features)
                .map(feature -> Arrays.binarySearch(hashes, feature))
                .filter(row -> row >= 0)
                .toArray();
    }

    private static LinearModel quantised(int[] hashes, float[] weights, double[] biases) {
        int outputs = biases.length;
        float[] scales = new float[outputs];
        float[] floatBiases = new float[outputs];
        byte[] bytes = new byte[weights.length];
        for (int k = 0; k < outputs; k++) {
            float largest = 1e-6f;
            for (int at = k; at < weights.length; at += outputs) {
                largest = Math.max(largest, Math.abs(weights[at]));
            }
            scales[k] = largest / 127;
            floatBiases[k] = (float) biases[k];
            for (int at = k; at < weights.length; at += outputs) {
                bytes[at] = (byte) Math.round(weights[at] / scales[k]);
            }
        }
        return new LinearModel(hashes, bytes, scales, floatBiases);
    }
}
