package io.dunlin.plugin.erpfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.tables.TableLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {

    private static final String HEADER = "Numer faktury;Kontrahent;Brutto\n";

    @TempDir
    private Path folder;

    private TestingPluginContext context;

    @BeforeEach
    void save_no_settings() {
        context = TestingPluginContext.unsaved(folder).with(FileSettings.schema(), Map.of());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void refuses_an_archive_that_unpacks_without_end() throws IOException {
        refused(workbookWith("xl/worksheets/sheet1.xml", 64), "unpacks to far more");
        refused(workbookWith("xl/media/image1.bin", 64), "unpacks to far more");
    }

    @Test
    void refuses_cells_in_columns_that_do_not_exist() {
        refused(
                new TestingWorkbook()
                        .xml("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")
                        .named("a.xlsx"),
                "columns that do not exist");
        refused(
                new TestingWorkbook()
                        .xml("<row r=\"1\"><c r=\"&#90;&#90;&#90;&#90;&#90;1\"><v>1</v></c></row>")
                        .named("a.xlsx"),
                "columns that do not exist");
    }

    @Test
    void refuses_a_broken_workbook_whatever_is_wrong_in_it() {
        refused(new TestingWorkbook().xml("<row r=\"x\"><c").named("a.xlsx"), "damaged");
        refused(
                new TestingWorkbook()
                        .row("Numer faktury", "Kontrahent", "Brutto")
                        .xml("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99999</v></c></row>")
                        .named("a.xlsx"),
                "damaged");
    }

    @Test
    void leaves_no_copy_of_a_refused_workbook_behind() throws IOException {
        refused(new TestingWorkbook().xml("<row r=\"x\"><c").named("a.xlsx"), "damaged");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refuses_old_and_encrypted_workbooks_with_advice() {
        byte[] compound = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};
        refused(TestingSourceFile.of("a.xls", compound), "save it as XLSX");
    }

    @Test
    void refuses_a_cell_of_more_than_32_kilobytes() {
        refused(TestingSourceFile.ofText("a.csv", HEADER + "1;" + "x".repeat(40_000) + ";1,00\n"), "32 768");
    }

    @Test
    void refuses_more_than_200_columns() {
        refused(
                TestingSourceFile.ofText("a.csv", HEADER + "1;A;1,00" + ";x".repeat(300) + "\n"),
                "more than 200 columns");
    }

    @Test
    void refuses_a_file_of_more_than_100_megabytes_before_reading_it() {
        assertThatThrownBy(() -> TableLimits.checkSize(TableLimits.FILE_BYTES + 1))
                .hasMessageContaining("100 MB");
    }

    @Test
    void reads_formulas_in_text_as_text() {
        ParsedReceivables read = read(TestingSourceFile.ofText("a.csv", HEADER + "=cmd|' /C calc'!A0;@SUM(A1);1,00\n"));
        assertThat(read.records())
                .singleElement()
                .satisfies(record -> assertThat(record.number()).isEqualTo("=cmd|' /C calc'!A0"));
    }

    @Test
    void lists_ten_thousand_failures_and_counts_the_rest() {
        ParsedReceivables read = read(TestingSourceFile.ofText("a.csv", HEADER + "1;A;x\n".repeat(12_000)));
        assertThat(read.failures()).hasSize(10_001);
        assertThat(read.failures().getLast().why().en()).contains("more failures");
    }

    @Test
    void refuses_text_whose_characters_are_damaged() {
        byte[] damaged =
                (HEADER + "1;Żółw Śląski Gżegżółka Łódź;1,00\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        damaged[HEADER.length() + 3]++;
        damaged[HEADER.length() + 2] = (byte) 0xC1;
        refused(TestingSourceFile.of("a.csv", damaged), "damaged characters");
    }

    private ParsedReceivables read(TestingSourceFile file) {
        return new ReceivablesFile(context).read(file);
    }

    private void refused(TestingSourceFile file, String words) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(PluginFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            assertThat(failure).hasMessageContaining(words);
        });
    }

    private static TestingSourceFile workbookWith(String part, int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(part));
            byte[] blanks = "<".concat(" ".repeat(1024 * 1024 - 1)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int i = 0; i < megabytes; i++) {
                zip.write(blanks);
            }
        }
        return TestingSourceFile.of("a.xlsx", bytes.toByteArray());
    }
}
