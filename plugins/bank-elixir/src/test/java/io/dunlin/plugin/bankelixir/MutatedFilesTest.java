package io.dunlin.plugin.bankelixir;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A thousand damaged files, the same ones in every run. */
class MutatedFilesTest {

    private static final int FILES = 1_000;
    private static final int WHOLE = 4;

    private final Random random = new Random(20_261_129);

    @Test
    void every_line_of_a_damaged_file_is_read_or_told() {
        TestingSourceFile sample = Samples.named("elixir.txt");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < FILES; i++) {
                byte[] damaged = damaged(sample.content(), i % 4);
                long lines = new String(damaged, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .count();
                try {
                    List<ParsedStatement> statements = Samples.elixir(sample.containing(damaged), Samples.ACCOUNTS);
                    long told = statements.stream()
                            .mapToLong(each ->
                                    each.lines().size() + each.failures().size())
                            .sum();
                    assertThat(told).isEqualTo(lines);
                    assertThat(statements)
                            .allMatch(statement -> statement.balanced().isEmpty());
                } catch (PluginFailure failure) {
                    assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
                }
            }
        });
    }

    private byte[] damaged(byte[] content, int damage) {
        return switch (damage) {
            case 0 -> Arrays.copyOf(content, random.nextInt(content.length));
            case 1 -> {
                List<String> lines = new ArrayList<>(
                        new String(content, StandardCharsets.ISO_8859_1).lines().toList());
                Collections.shuffle(lines, random);
                lines.add(lines.get(random.nextInt(WHOLE)));
                yield (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            }
            case 2 -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    content[random.nextInt(content.length)] = (byte) " 0,\"1|x".charAt(random.nextInt(7));
                }
                yield content;
            }
            default -> new String(content, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        };
    }
}
