package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final String ONE = Samples.statement(Samples.credit("25.00", ""), "125.00");

    @Test
    void each_message_of_an_archive_is_read_and_what_is_none_is_left_out() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("2026/for-people.pdf", bytes("%PDF-1.7"));
        files.put("2026/one.xml", bytes(ONE));
        files.put("2026/batch.xml", bytes(Samples.statement(Samples.credit("3000.00", batch(1500)), "3100.00")));
        SourceFile archive = archive(files);
        assertThat(new CamtStatementParser().recognise(archive)).isEqualTo(FileRecognition.CERTAIN);
        List<ParsedStatement> statements = Samples.read(archive);
        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().lines()).hasSize(1);
        assertThat(statements.getLast().lines()).hasSize(1500);
        assertThat(statements)
                .allSatisfy(statement -> assertThat(statement.balanced()).contains(true));
    }

    @Test
    void an_archive_of_something_else_is_not_ours() {
        SourceFile archive = archive(Map.of("a.txt", bytes("nothing")));
        assertThat(new CamtStatementParser().recognise(archive)).isEqualTo(FileRecognition.NO);
        assertThatThrownBy(() -> Samples.read(archive))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("camt");
    }

    @Test
    void an_archive_that_is_cut_is_refused() {
        byte[] whole = content(Map.of("one.xml", bytes(ONE)));
        for (int length : new int[] {30, whole.length / 4, whole.length / 2}) {
            SourceFile cut = TestingSourceFile.of("cut.zip", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Samples.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("broken");
        }
    }

    @Test
    void an_archive_of_very_many_files_is_refused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        IntStream.range(0, 501).forEach(i -> files.put(i + ".xml", bytes(ONE)));
        assertThatThrownBy(() -> Samples.read(archive(files)))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("500 files");
    }

    private static String batch(int transactions) {
        return "<NtryDtls>" + Samples.transaction("2.00", "").repeat(transactions) + "</NtryDtls>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SourceFile archive(Map<String, byte[]> files) {
        return TestingSourceFile.of("camt.zip", content(files));
    }

    private static byte[] content(Map<String, byte[]> files) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }
}
