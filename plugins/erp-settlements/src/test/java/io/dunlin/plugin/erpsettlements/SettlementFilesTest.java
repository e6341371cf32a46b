package io.dunlin.plugin.erpsettlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.testkit.WriteBackContract;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlementFilesTest extends WriteBackContract {

    @TempDir
    private Path work;

    private @Nullable Path made;

    @Override
    protected Class<? extends ErpConnection> type() {
        return SettlementFiles.class;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("folder", erp().toString());
    }

    @Override
    protected Map<String, String> unreachableSettings() {
        return Map.of("folder", work.resolve("missing").toString());
    }

    @Override
    protected List<SettlementNotice> told() {
        return visible().stream().map(SettlementFilesTest::read).toList();
    }

    // The files

    @Test
    void writes_the_file_that_the_readme_shows() throws IOException {
        assertThat(extension().writeBack(notice("dunlin:812:4711:1", "FV/101/2026", "1234.50", "PLN", "2026/8812")))
                .isTrue();
        Path file = erp().resolve("settlement-dunlin-0000000812-0000004711-0000000001-5dca92d909a0.csv");
        assertThat(file).hasContent("""
                key;receivable;number;amount;currency;paid_on;bank_reference\r
                dunlin:812:4711:1;5265877635 FV/101/2026;FV/101/2026;1234,50;PLN;2026-11-20;2026/8812\r
                """);
        assertThat(Files.readString(Path.of("README.md"))).contains(String.valueOf(file.getFileName()));
        assertThat(Files.readString(file).replace("\r", ""))
                .satisfies(text ->
                        assertThat(Files.readString(Path.of("README.md"))).contains(text))
                .satisfies(text ->
                        assertThat(Files.readString(Path.of("README.pl.md"))).contains(text));
    }

    @Test
    void writes_as_the_erp_reads() throws IOException {
        Map<String, String> settings = with("charset", "windows-1250");
        settings.put("separator", "TAB");
        settings.put("decimalSeparator", "POINT");
        assertThat(extension(settings).writeBack(notice("k1", "FŻ 7", "-0.50", "EUR", "")))
                .isTrue();
        assertThat(new String(Files.readAllBytes(visible().getFirst()), Charset.forName("windows-1250")))
                .endsWith("k1\t5265877635 FŻ_7\tFŻ 7\t-0.50\tEUR\t2026-11-20\t\r\n");
    }

    @Test
    void a_reversal_comes_after_what_it_reverses_by_name_too() {
        ErpConnection connection = extension();
        List<SettlementNotice> notices = Stream.of(1, 2, 9, 10, 11)
                .map(number -> notice("dunlin:7:5:" + number))
                .toList();
        notices.reversed()
                .forEach(notice -> assertThat(connection.writeBack(notice)).isTrue());
        assertThat(told()).containsExactlyElementsOf(notices);
    }

    @Test
    void does_not_write_a_number_that_only_looks_like_the_documents() {
        Map<String, String> settings = with("charset", "ISO-8859-2");
        refuses(PluginFailure.Kind.BAD_DATA, "UTF-8", settings, notice("k1", "FV→7", "1.00", "PLN", ""));
        assertThat(everything(erp())).isEmpty();
    }

    @Test
    void writes_nothing_where_it_is_switched_off_and_misses_no_folder() throws IOException {
        Map<String, String> settings = with("active", "false");
        assertThat(extension(settings).writeBack(notice("k1"))).isFalse();
        assertThat(everything(erp())).isEmpty();
        Files.delete(erp());
        assertThat(extension(settings).fetchChangedSince(null, 10).records()).isEmpty();
    }

    @Test
    void answers_the_files_of_the_plugins_that_the_settings_name() {
        assertThat(extension().filesReadBy()).containsExactly("erp-file");
        assertThat(extension(with("filesReadBy", " erp-einvoice ,erp-file")).filesReadBy())
                .containsExactlyInAnyOrder("erp-einvoice", "erp-file");
        for (String wrong : List.of("erp-file;erp-einvoice", "erp-file,", "ERP", "a,,b")) {
            assertThatThrownBy(() -> extension(with("filesReadBy", wrong)).filesReadBy())
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            PluginFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION));
        }
    }

    // Whatever happens in between

    @Test
    void a_file_that_the_erp_took_is_not_written_again() throws IOException {
        SettlementNotice notice = notice("k1");
        assertThat(extension().writeBack(notice)).isTrue();
        Files.delete(visible().getFirst());
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(everything(erp())).isEmpty();
    }

    @Test
    void what_was_killed_before_the_note_is_written_anew() throws IOException {
        SettlementNotice notice = notice("k1");
        Files.writeString(erp().resolve("." + SettlementText.fileName(notice) + ".0.tmp"), "key;rece");
        assertThat(told()).as("a file that is half written is hidden").isEmpty();
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(told()).containsExactly(notice);
    }

    @Test
    void what_was_killed_before_it_got_its_name_gets_it() throws IOException {
        SettlementNotice notice = killedBeforeItGotItsName();
        assertThat(told()).isEmpty();
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(told()).containsExactly(notice);
        assertThat(everything(erp())).hasSize(1);
    }

    @Test
    void what_was_begun_in_a_folder_that_is_no_longer_set_goes_to_the_one_that_is() throws IOException {
        SettlementNotice notice = killedBeforeItGotItsName();
        Path other = Files.createDirectory(work.resolve("other"));
        assertThat(extension(Map.of("folder", other.toString())).writeBack(notice))
                .isTrue();
        assertThat(everything(erp())).isEmpty();
        assertThat(everything(other)).hasSize(1);
    }

    @Test
    void what_was_begun_in_a_folder_that_is_another_one_now_is_written_again() throws IOException {
        SettlementNotice notice = killedBeforeItGotItsName();
        // As where a share is not mounted: the same path, and nothing in it.
        Files.move(erp(), work.resolve("share"));
        Files.createDirectory(erp());
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(told()).containsExactly(notice);
    }

    @Test
    void what_another_node_wrote_is_not_written_again() throws IOException {
        SettlementNotice notice = notice("k1");
        Path file = Files.writeString(erp().resolve(SettlementText.fileName(notice)), "by another node");
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(file).hasContent("by another node");
        Files.delete(file);
        assertThat(extension().writeBack(notice)).isTrue();
        assertThat(everything(erp())).isEmpty();
    }

    // Folders that are none

    @Test
    void says_what_is_wrong_with_the_folder() throws IOException {
        Path file = Files.writeString(work.resolve("file"), "x");
        for (String folder : List.of(work.resolve("missing").toString(), file.toString(), "settlements", "~/erp")) {
            refuses(PluginFailure.Kind.CONFIGURATION, "folder", Map.of("folder", folder), notice("k1"));
            assertThatThrownBy(() -> extension(Map.of("folder", folder)).selfTest())
                    .as(folder)
                    .isInstanceOf(PluginFailure.class);
        }
    }

    @Test
    void says_that_a_folder_cannot_be_written_to() {
        // Not even for root.
        assumeTrue(Files.isDirectory(Path.of("/sys/kernel")), "There is no /sys here");
        Map<String, String> settings = Map.of("folder", "/sys/kernel");
        refuses(PluginFailure.Kind.CONFIGURATION, "may not write to /sys/kernel", settings, notice("k1"));
        assertThatThrownBy(() -> extension(settings).selfTest()).hasMessageContaining("may not write to /sys/kernel");
    }

    @Test
    void waits_where_the_disk_is_full_and_leaves_nothing_half_written() throws Exception {
        Path small = Files.createDirectory(work.resolve("small"));
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=16k", "dunlin-test", small.toString()),
                "A disk that is full is tried only where the test may mount one");
        try {
            Path filling = small.resolve("filling");
            Files.write(filling, new byte[16 * 1024]);
            Map<String, String> settings = Map.of("folder", small.toString());
            refuses(PluginFailure.Kind.TRANSIENT, "No space left on device", settings, notice("k1"));
            assertThat(everything(small)).containsExactly(filling);
            Files.delete(filling);
            assertThat(extension(settings).writeBack(notice("k1"))).isTrue();
            assertThat(everything(small)).hasSize(1);
        } finally {
            assertThat(runs("umount", small.toString())).isTrue();
        }
    }

    @Test
    void its_test_tells_how_many_files_wait_and_leaves_none_behind() {
        assertThat(extension().writeBack(notice("k1"))).isTrue();
        assertThat(extension().selfTest().findings().getLast().en()).contains("taken yet: 1.");
        assertThat(everything(erp())).hasSize(1);
    }

    private SettlementNotice killedBeforeItGotItsName() throws IOException {
        SettlementNotice notice = notice("k1");
        assertThat(extension().writeBack(notice)).isTrue();
        Path note = everything(notes()).getFirst();
        Files.move(visible().getFirst(), Path.of(Files.readAllLines(note).getFirst()));
        return notice;
    }

    private void refuses(PluginFailure.Kind kind, String words, Map<String, String> settings, SettlementNotice notice) {
        assertThatThrownBy(() -> extension(settings).writeBack(notice))
                .as(settings.toString())
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put(key, value);
        return settings;
    }

    private Path erp() {
        Path erp = work.resolve("erp");
        if (made == null) {
            try {
                made = Files.createDirectories(erp);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return erp;
    }

    private Path notes() {
        Path data = dataFolder;
        if (data == null) {
            throw new IllegalStateException("A test has a data folder");
        }
        return data.resolve("settlements");
    }

    private List<Path> visible() {
        return everything(erp()).stream()
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                .toList();
    }

    private static List<Path> everything(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SettlementNotice read(Path file) {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            List<NamedCsvRecord> rows = csv.stream().toList();
            assertThat(rows).as(file.toString()).hasSize(1);
            NamedCsvRecord row = rows.getFirst();
            return new SettlementNotice(
                    row.getField("key"),
                    new ExternalRef(row.getField("receivable")),
                    row.getField("number"),
                    Money.of(row.getField("amount").replace(',', '.'), row.getField("currency")),
                    LocalDate.parse(row.getField("paid_on")),
                    row.getField("bank_reference"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
