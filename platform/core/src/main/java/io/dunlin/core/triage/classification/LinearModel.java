package io.dunlin.core.triage.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A linear model with several outputs over hashed features. Weights are bytes with a scale for each output; a text's
 * score is its bias plus the sum of its features' weights, each times the feature's strength, over the length of the strengths.
 */
public final class LinearModel {

    private static final int MOST_FEATURES = 4_000_000;
    private static final int MOST_OUTPUTS = 64;
    /** So many hashes, on average, have the beginning by which they are looked up. */
    private static final int BESIDE = 4;

    private final int[] hashes;
    /** Where the hashes of each beginning start, so that looking one up reads its neighbours and not twenty places. */
    private final int[] starts;

    private final int shift;
    private final byte[] weights;
    private final float[] scales;
    private final float[] biases;

    LinearModel(int[] hashes, byte[] weights, float[] scales, float[] biases) {
        this.hashes = hashes;
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(hashes.length / BESIDE));
        this.shift = Integer.SIZE - bits;
        this.starts = starts(hashes, shift);
        this.weights = weights;
        this.scales = scales;
        this.biases = biases;
    }

    private static int[] starts(int[] hashes, int shift) {
        int[] starts = new int[(1 << (Integer.SIZE - shift)) + 1];
        for (int hash : hashes) {
            starts[beginning(hash, shift) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    /** The first bits of a hash, counted in the order in which whole numbers with a sign are sorted. */
    private static int beginning(int hash, int shift) {
        return (hash ^ Integer.MIN_VALUE) >>> shift;
    }

    /**
     * The places of those features that the model knows, in their order.
     * <p>
     * Between two mails other work has filled the processor's cache, and each feature waits for memory three times. It waits
     * for many at once where a loop asks for the next before it has to decide anything: so each thing is asked for all of them
     * first, and compared only then.
     *
     * @param known room for as many places as there are features
     * @return how many of them the model knows
     */
    private int find(int[] features, int[] known) {
        int[] from = new int[features.length];
        int[] to = new int[features.length];
        for (int i = 0; i < features.length; i++) {
            int beginning = beginning(features[i], shift);
            from[i] = starts[beginning];
            to[i] = starts[beginning + 1];
        }
        int[] first = new int[features.length];
        int last = hashes.length - 1;
        for (int i = 0; i < features.length; i++) {
            first[i] = hashes[Math.min(from[i], last)];
        }
        int count = 0;
        for (int i = 0; i < features.length; i++) {
            int hash = features[i];
            int at = from[i];
            int end = to[i];
            int there = first[i];
            while (at < end && there < hash) {
                at++;
                there = hashes[Math.min(at, last)];
            }
            if (at < end && there == hash) {
                known[count++] = at;
            }
        }
        return count;
    }

    public int outputs() {
        return biases.length;
    }

    public int features() {
        return hashes.length;
    }

    /** The score of each output; the logistic function of it is a probability. */
    public double[] scores(int[] features) {
        int outputs = biases.length;
        int[] known = new int[features.length];
        int count = hashes.length == 0 ? 0 : find(features, known);
        byte[] first = new byte[count];
        for (int i = 0; i < count; i++) {
            first[i] = weights[known[i] * outputs];
        }
        int[] sums = new int[outputs];
        for (int i = 0; i < count; i++) {
            int row = known[i] * outputs;
            int strength = HashSink.strength(hashes[known[i]]);
            sums[0] += first[i] * strength;
            for (int k = 1; k < outputs; k++) {
                sums[k] += weights[row + k] * strength;
            }
        }
        double length = length(features);
        double[] scores = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            scores[k] = biases[k] + sums[k] * scales[k] / length;
        }
        return scores;
    }

    static double length(int[] features) {
        int squares = 0;
        for (int feature : features) {
            squares += HashSink.strength(feature) * HashSink.strength(feature);
        }
        return Math.sqrt(Math.max(1, squares));
    }

    public static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(hashes.length);
        out.writeInt(biases.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
        // One output after the other: like beside like packs better.
        for (int k = 0; k < biases.length; k++) {
            for (int i = 0; i < hashes.length; i++) {
                out.writeByte(weights[i * biases.length + k]);
            }
        }
        for (int k = 0; k < biases.length; k++) {
            out.writeFloat(scales[k]);
            out.writeFloat(biases[k]);
        }
    }

    static LinearModel read(DataInputStream in) throws IOException {
        int features = in.readInt();
        int outputs = in.readInt();
        if (features < 0 || features > MOST_FEATURES || outputs < 1 || outputs > MOST_OUTPUTS) {
            throw new IOException("Not a model of this version; make it again with the training command");
        }
        int[] hashes = new int[features];
        for (int i = 0; i < features; i++) {
            hashes[i] = in.readInt();
        }
        byte[] weights = new byte[features * outputs];
        for (int k = 0; k < outputs; k++) {
            for (int i = 0; i < features; i++) {
                weights[i * outputs + k] = in.readByte();
            }
        }
        float[] scales = new float[outputs];
        float[] biases = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            scales[k] = in.readFloat();
            biases[k] = in.readFloat();
        }
        return new LinearModel(hashes, weights, scales, biases);
    }
}
