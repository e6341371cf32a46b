package io.dunlin.core.triage.classification;

/**
 * A text to learn from.
 *
 * @param features the hashes of its features
 * @param targets for each output whether it applies
 * @param weight how much it counts, 1 for a sentence
 */
@SuppressWarnings("ArrayRecordComponent") // large, internal, never compared
record Example(int[] features, boolean[] targets, float weight) {}
