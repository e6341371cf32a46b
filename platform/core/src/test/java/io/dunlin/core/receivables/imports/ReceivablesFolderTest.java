package io.dunlin.core.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.ImportRow;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.WatchedFolder;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.host.BuiltInExtensions;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class ReceivablesFolderTest {

    @TempDir
    private Path folder;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private ReceivableImportQueries queries;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private RawStore rawStore;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private ReceivablesFolder watch;

    @BeforeEach
    void a_format_that_reads_numbers() {
        ReceivableFiles files = new ReceivableFiles(
                BuiltInExtensions.of(clock, new NumbersOnly(world, clock)), imports, queries, rawStore);
        watch = new ReceivablesFolder(files, new ReceivablesProperties(folder), clock);
    }

    @Test
    void takes_a_file_once_it_no_longer_grows_and_the_same_again_changes_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("open.numbers"), "FV/1\n");
        watch.run();
        clock.advance(WatchedFolder.SETTLING);
        Files.writeString(file, "FV/1\nFV/2\n");
        watch.run();
        assertThat(file).as("it grew since the last look").exists();
        clock.advance(WatchedFolder.SETTLING);
        watch.run();
        assertThat(folder.resolve("done/open.numbers")).exists();
        assertThat(receivables.withNumbers(List.of("FV/1", "FV/2")))
                .extracting(Receivable::source)
                .containsOnly("built-in/NumbersOnly")
                .hasSize(2);
        drop("again.numbers", "FV/1\nFV/2\n");
        assertThat(folder.resolve("done/again.numbers")).exists();
        assertThat(imported())
                .singleElement()
                .satisfies(row -> assertThat(row.receivedBy()).isEqualTo(ReceivablesFolder.SELF.name()));
    }

    @Test
    void a_file_with_a_row_that_cannot_be_read_waits_for_a_person_with_all_of_it() throws IOException {
        drop("open.numbers", "FV/1\n?\n");
        assertThat(receivables.withNumbers(List.of("FV/1"))).isEmpty();
        assertThat(imported()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(ImportState.AWAITING_DECISION);
            assertThat(row.recordCount()).isEqualTo(1);
        });
    }

    @Test
    void a_file_that_nothing_reads_is_kept_for_a_person_with_the_reason() throws IOException {
        drop("letter.docx", "Dear Sirs");
        drop("broken.numbers", "broken");
        drop("letter.docx", "Dear Sirs");
        assertThat(folder.resolve("done/2-letter.docx")).exists();
        assertThat(imported()).hasSize(2).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(ImportState.AWAITING_DECISION);
            assertThat(rawStore.get(String.valueOf(row.sha256()))).isNotEmpty();
        });
        assertThat(why("letter.docx")).contains("No plugin reads this file");
        assertThat(why("broken.numbers")).contains("all-broken: Every row is broken");
        assertThat(imports.importFetched(
                        "erp",
                        new ParsedReceivables(
                                "ERP", List.of(), List.of(world.record("a", "FV/3", "1.00", clock.today())), List.of()),
                        TestingWorld.TESTER))
                .as("the next one is not stopped by it")
                .isInstanceOf(ImportOutcome.Imported.class);
        imports.discard(imported().getFirst().id(), TestingWorld.TESTER, "Not ours");
    }

    @Test
    void says_that_the_folder_is_not_there_and_takes_what_comes_once_it_is() throws IOException {
        Files.delete(folder);
        assertThatThrownBy(watch::run).isInstanceOf(UncheckedIOException.class).hasMessageContaining(folder.toString());
        Files.createDirectory(folder);
        drop("open.numbers", "FV/1\n");
        assertThat(imported()).hasSize(1);
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        watch.run();
        clock.advance(WatchedFolder.SETTLING);
        watch.run();
        assertThat(folder.resolve(name)).doesNotExist();
    }

    private List<ImportRow> imported() {
        return queries.page(null, Window.first(10));
    }

    private String why(String fileName) {
        ImportRow row = imported().stream()
                .filter(each -> fileName.equals(each.fileName()))
                .findFirst()
                .orElseThrow();
        List<FailureRow> failures = queries.failures(row.id(), Window.first(5));
        assertThat(failures).hasSize(1);
        return failures.getFirst().whyEn();
    }

    /** A document's number in each line. */
    private record NumbersOnly(TestingWorld world, TestingClock clock) implements ErpFileFormat {

        @Override
        public LocalizedText name() {
            return new LocalizedText("Numery", "Numbers");
        }

        @Override
        public FileRecognition recognise(SourceFile file) {
            return file.name().endsWith(".numbers") ? FileRecognition.CERTAIN : FileRecognition.NO;
        }

        @Override
        public ParsedReceivables read(SourceFile file) {
            String text = textOf(file);
            if ("broken".equals(text)) {
                throw PluginFailure.badData(
                        "all-broken", new LocalizedText("Każdy wiersz jest uszkodzony", "Every row is broken"));
            }
            List<ReceivableRecord> records = new ArrayList<>();
            List<RecordFailure> failures = new ArrayList<>();
            for (String line : text.lines().toList()) {
                if ("?".equals(line)) {
                    failures.add(
                            new RecordFailure(2, null, line, new LocalizedText("Znak zapytania", "A question mark")));
                } else {
                    records.add(world.record("alfa", line, "100.00", clock.today()));
                }
            }
            return new ParsedReceivables("NUMBERS", List.of(), records, failures);
        }

        private static String textOf(SourceFile file) {
            try (InputStream in = file.open()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
