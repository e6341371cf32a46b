package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.testkit.GoldenFile;
import io.dunlin.spi.testkit.StatementListing;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenStatementsTest {

    static Stream<String> names() {
        return Samples.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void reads_each_sample_as_its_golden_file_says(String name) {
        GoldenFile.named(name + ".jsonl").matches(StatementListing.of(Samples.read(Samples.named(name))));
    }
}
