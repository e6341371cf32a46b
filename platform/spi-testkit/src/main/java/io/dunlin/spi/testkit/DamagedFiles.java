package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;

/** What becomes of many files, each damaged in one of several ways. */
public final class DamagedFiles {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private DamagedFiles() {}

    /**
     * Damages the samples in turn, each in every way, until there are as many files as asked for, and has each read.
     *
     * @param damaging what a way of damaging makes of a content
     * @param reading reads a file and says in a word what came of it
     * @return the words, by the way of damaging
     */
    public static <D extends Enum<D>> Map<D, List<String>> outcomes(
            int files,
            Class<D> ways,
            List<TestingSourceFile> samples,
            BiFunction<byte[], D, byte[]> damaging,
            Function<TestingSourceFile, String> reading) {
        D[] damages = ways.getEnumConstants();
        Map<D, List<String>> outcomes = new EnumMap<>(ways);
        Assertions.assertTimeoutPreemptively(LONGEST, () -> {
            for (int i = 0; i < files; i++) {
                TestingSourceFile sample = samples.get(i % samples.size());
                D damage = damages[i / samples.size() % damages.length];
                String outcome = reading.apply(sample.containing(damaging.apply(sample.content(), damage)));
                outcomes.computeIfAbsent(damage, _ -> new ArrayList<>()).add(outcome);
            }
        });
        assertThat(outcomes.values().stream().mapToInt(List::size).sum()).isEqualTo(files);
        return outcomes;
    }

    /** Adds a statement that says it balances up once more, without the product's code. */
    public static void addUp(ParsedStatement statement) {
        BigDecimal sum = Objects.requireNonNull(statement.heading().opening()).amount();
        for (StatementLine line : statement.lines()) {
            sum = sum.add(line.amount().amount());
        }
        for (LineFailure failure : statement.failures()) {
            sum = sum.add(Objects.requireNonNull(failure.amount()).amount());
        }
        assertThat(sum)
                .isEqualByComparingTo(
                        Objects.requireNonNull(statement.closing().closing()).amount());
    }
}
