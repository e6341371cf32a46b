package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.triage.classification.HashSink.Kind;
import org.junit.jupiter.api.Test;

/** A trained model knows features by their hashes: these may not change without a new training. */
class HashSinkTest {

    private static final Kind SEQUENCE = Kind.of("c");

    @Test
    void a_sequence_has_the_hash_that_it_has_as_a_text_of_its_own() {
        String text = "_zapłacę do 15 września_";
        HashSink inPlace = new HashSink(0);
        inPlace.addSequences(SEQUENCE, text, 3, 5);
        HashSink cutOut = new HashSink(0);
        for (int length = 3; length <= 5; length++) {
            for (int at = 0; at + length <= text.length(); at++) {
                cutOut.add(SEQUENCE, text.substring(at, at + length));
            }
        }
        assertThat(inPlace.toSortedArray()).isEqualTo(cutOut.toSortedArray()).hasSize(63);
    }

    @Test
    void hashes_stay_what_shipped_models_were_trained_with() {
        HashSink sink = new HashSink(0);
        sink.add(Kind.of("w"), "zaplace");
        sink.add(Kind.of("b"), "zaplace", "jutro");
        sink.add(Kind.of("3"), "zapla", "jutro", "rano");
        sink.add(Kind.of("cue"), "promise");
        sink.add(Kind.of("o"), "paywill");
        assertThat(sink.toSortedArray())
                .containsExactly(-1_701_138_747, -1_518_121_003, -1_020_395_390, 370_163_355, 1_358_912_729);
    }

    @Test
    void parts_are_kept_apart_and_each_feature_counts_once() {
        HashSink sink = new HashSink(0);
        sink.add(Kind.of("b"), "ab", "c");
        sink.add(Kind.of("b"), "a", "bc");
        sink.add(Kind.of("b"), "ab", "c");
        assertThat(sink.toSortedArray()).hasSize(2);
    }
}
