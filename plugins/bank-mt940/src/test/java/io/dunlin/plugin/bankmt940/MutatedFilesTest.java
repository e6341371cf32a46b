package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A thousand damaged files, the same ones in every run. */
class MutatedFilesTest {

    private static final long SEED = 940_942;
    private static final int FILES = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Random random = new Random(SEED);

    @Test
    void a_damaged_file_ends_in_statements_or_in_bad_data_and_never_hangs() {
        List<TestingSourceFile> samples = Samples.all();
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            for (int i = 0; i < FILES; i++) {
                TestingSourceFile sample = samples.get(i % samples.size());
                outcomes.add(outcome(sample.containing(damaged(sample.content(), i / samples.size() % 6))));
            }
        });
        assertThat(outcomes).hasSize(FILES).containsOnly("read", "failures told", "unproven", "bad data");
        assertThat(outcomes).contains("failures told", "bad data");
    }

    @Test
    void a_cut_file_is_never_taken_for_a_whole_statement() {
        byte[] whole = Samples.named("pko").content();
        int closing = new String(whole, StandardCharsets.ISO_8859_1).indexOf(":62F:");
        for (int length = 1; length < closing; length++) {
            TestingSourceFile cut = TestingSourceFile.of("cut.sta", java.util.Arrays.copyOf(whole, length));
            try {
                for (ParsedStatement statement : Samples.read(cut)) {
                    assertThat(statement.balanced())
                            .as("cut after %d bytes", length)
                            .isEmpty();
                    assertThat(statement.failures())
                            .as("cut after %d bytes", length)
                            .isNotEmpty();
                }
            } catch (PluginFailure failure) {
                assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            }
        }
    }

    private static String outcome(TestingSourceFile file) {
        try {
            List<ParsedStatement> statements = Samples.read(file);
            if (statements.stream().anyMatch(statement -> !statement.failures().isEmpty())) {
                return "failures told";
            }
            return statements.stream()
                            .allMatch(statement -> statement.balanced().orElse(false))
                    ? "read"
                    : "unproven";
        } catch (PluginFailure failure) {
            assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            return "bad data";
        }
    }

    private byte[] damaged(byte[] content, int damage) {
        return switch (damage) {
            case 0 -> java.util.Arrays.copyOf(content, random.nextInt(content.length));
            case 1 -> lines(content, Collections::shuffle);
            case 2 -> lines(content, (lines, chance) -> lines.addAll(chance.nextInt(lines.size()), List.copyOf(lines)));
            case 3 -> lines(content, (lines, chance) -> lines.remove(chance.nextInt(lines.size())));
            case 4 -> overwritten(content, 1 + random.nextInt(20));
            default -> overwritten(content, content.length);
        };
    }

    private byte[] overwritten(byte[] content, int bytes) {
        for (int i = 0; i < bytes; i++) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return content;
    }

    private byte[] lines(byte[] content, java.util.function.BiConsumer<List<String>, Random> change) {
        List<String> lines = new ArrayList<>(
                List.of(new String(content, StandardCharsets.ISO_8859_1).split("(?<=[\r\n])(?!\n)", -1)));
        change.accept(lines, random);
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }
}
