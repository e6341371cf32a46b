package io.dunlin.core.triage.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 64, 10_000})
    void finds_each_feature_that_it_knows_and_no_other(int known) {
        int[] hashes = IntStream.concat(
                        IntStream.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE),
                        random.ints().limit(known))
                .limit(known)
                .distinct()
                .sorted()
                .toArray();
        LinearModel model = model(hashes);
        double bias = model.scores(new int[0])[0];
        for (int hash : hashes) {
            assertThat(model.scores(new int[] {hash})[0]).isGreaterThan(bias);
            int other = hash + 1;
            if (Arrays.binarySearch(hashes, other) < 0) {
                assertThat(model.scores(new int[] {other})[0]).isEqualTo(bias);
            }
        }
    }

    @Test
    void looks_up_features_whose_hashes_begin_alike() {
        int[] hashes = IntStream.range(0, 5_000).map(i -> 0x4000_0000 + i).toArray();
        assertThat(model(hashes).scores(new int[] {0x4000_0000 + 4_999})[0]).isGreaterThan(1);
        assertThat(model(hashes).scores(new int[] {0x4000_0000 + 5_000})[0]).isEqualTo(1);
    }

    private static LinearModel model(int[] hashes) {
        byte[] weights = new byte[hashes.length];
        Arrays.fill(weights, (byte) 1);
        return new LinearModel(hashes, weights, new float[] {1}, new float[] {1});
    }
}
