package io.dunlin.core.triage.classification;

import java.util.Arrays;

/**
 * A text to learn from.
 *
 * @param features the hashes of its features
 * @param targets for each output whether it applies
 * @param known for each output whether its target is known; of one sentence of a mail often only what it is not
 * @param weight how much it counts, 1 for a sentence
 */
@SuppressWarnings("ArrayRecordComponent") // large, internal, never compared
record Example(int[] features, boolean[] targets, boolean[] known, float weight) {

    Example(int[] features, boolean[] targets, float weight) {
        this(features, targets, all(targets.length), weight);
    }

    private static boolean[] all(int outputs) {
        boolean[] all = new boolean[outputs];
        Arrays.fill(all, true);
        return all;
    }
}
