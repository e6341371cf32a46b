package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the contracts of both kinds of file readers have in common: recognising, and reading what is broken. */
abstract class FileContract<E extends DunlinExtension> extends ExtensionContract<E> {

    private static final int PIECES = 40;
    private static final int MUTANTS = 150;
    private static final int SECONDS = 60;
    private static final int THREADS = 8;

    /** Files of the extension's kind, at least one, that it reads without a failure. Small: a few hundred KB at most. */
    protected abstract List<TestingSourceFile> samples();

    /** Files of other kinds that the extension must not take. */
    protected List<TestingSourceFile> foreign() {
        return List.of();
    }

    abstract FileRecognition recognise(E extension, SourceFile file);

    /** Reads and returns what was read, as something that can be compared. */
    abstract Object read(E extension, SourceFile file);

    @Test
    void recognises_its_samples() {
        assertThat(samples()).isNotEmpty();
        E extension = extension();
        for (TestingSourceFile sample : samples()) {
            assertThat(recognise(extension, sample)).as(sample.name()).isNotEqualTo(FileRecognition.NO);
        }
    }

    @Test
    void does_not_take_garbage_nor_files_of_other_kinds() {
        E extension = extension();
        for (TestingSourceFile file : HostileInput.garbage()) {
            assertThat(recognise(extension, file)).as(file.name()).isEqualTo(FileRecognition.NO);
        }
        for (TestingSourceFile file : foreign()) {
            assertThat(recognise(extension, file)).as(file.name()).isEqualTo(FileRecognition.NO);
        }
    }

    @Test
    void recognises_whatever_the_name_is() {
        E extension = extension();
        TestingSourceFile sample = samples().getFirst();
        for (String name :
                List.of("", ".", "x", "a.".repeat(2000), "../../etc/passwd", "\u0000\n", "ŻÓŁW \uD83D\uDC22")) {
            onlyPluginFailures(
                    () -> assertThat(recognise(extension, sample.named(name))).isNotNull());
        }
    }

    @Test
    void recognises_from_the_head_alone() {
        E extension = extension();
        for (TestingSourceFile sample : samples()) {
            recognise(extension, sample);
            assertThat(sample.opened())
                    .as("times %s was opened to recognise it", sample.name())
                    .isZero();
        }
    }

    @Test
    void recognises_cut_and_changed_files_without_complaint() {
        E extension = extension();
        for (TestingSourceFile sample : samples()) {
            HostileInput.truncated(sample, PIECES)
                    .forEach(file -> assertThat(recognise(extension, file)).isNotNull());
            HostileInput.mutated(sample, PIECES)
                    .forEach(file -> assertThat(recognise(extension, file)).isNotNull());
        }
    }

    @Test
    void reads_the_same_file_the_same_way_each_time() {
        E extension = extension();
        for (TestingSourceFile sample : samples()) {
            assertThat(read(extension, sample)).as(sample.name()).isEqualTo(read(extension(), sample));
        }
    }

    @Test
    void reads_on_several_threads_at_once() {
        E extension = extension();
        List<TestingSourceFile> samples = samples();
        List<Object> alone =
                samples.stream().map(sample -> read(extension, sample)).toList();
        List<List<Object>> together = Together.call(
                THREADS,
                () -> samples.stream().map(sample -> read(extension, sample)).toList());
        assertThat(together).allSatisfy(result -> assertThat(result).isEqualTo(alone));
    }

    @Test
    void closes_every_stream_it_opens() {
        E extension = extension();
        for (TestingSourceFile sample : samples()) {
            read(extension, sample);
            assertThat(sample.stillOpen()).as(sample.name()).isZero();
            TestingSourceFile broken = sample.breakingAfter((int) sample.size() / 2);
            onlyPluginFailures(() -> read(extension, broken));
            assertThat(broken.stillOpen())
                    .as(sample.name() + " on a failing disk")
                    .isZero();
        }
    }

    @Test
    void ends_with_nothing_worse_than_a_plugin_failure_on_broken_files() {
        E extension = extension();
        within(SECONDS, () -> {
            for (TestingSourceFile file : HostileInput.garbage()) {
                onlyPluginFailures(() -> read(extension, file));
            }
            for (TestingSourceFile sample : samples()) {
                HostileInput.truncated(sample, PIECES).forEach(file -> onlyPluginFailures(() -> read(extension, file)));
                HostileInput.mutated(sample, MUTANTS).forEach(file -> onlyPluginFailures(() -> read(extension, file)));
            }
        });
    }
}
