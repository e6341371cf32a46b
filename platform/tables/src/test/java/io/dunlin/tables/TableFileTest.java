package io.dunlin.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    private static final TableOptions NOTHING_SET =
            new TableOptions(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Set<String> KNOWN = Set.of("Miasto", "Kwota", "Brutto razem");

    @TempDir
    private Path folder;

    /** The columns of a header that this test knows. */
    private record Known(List<String> names) implements NamedColumns {

        static Known of(List<List<String>> labels) {
            return new Known(labels.stream()
                    .flatMap(label -> label.stream().filter(KNOWN::contains).limit(1))
                    .toList());
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public boolean complete() {
            return size() == 2;
        }
    }

    private final HeaderSearch<Known> search = new HeaderSearch<>(Known::of);

    @Test
    void finds_separator_and_character_set_of_a_text() throws IOException {
        for (char separator : new char[] {';', ',', '\t', '|'}) {
            for (String charset : List.of("UTF-8", "UTF-16LE", "windows-1250", "ISO-8859-2", "IBM852")) {
                String text = "Wykaz\nMiasto;Kwota\nŁódź;1\nŚwięta Lipka;2\nŻółkiew;3\n".replace(';', separator);
                String marked = charset.startsWith("UTF-16") ? "\uFEFF" + text : text;
                TestingSourceFile file = TestingSourceFile.of("a.csv", marked.getBytes(Charset.forName(charset)));
                try (Table table = open(file)) {
                    assertThat(search.find(table).orElseThrow().line())
                            .as(charset + separator)
                            .isEqualTo(2);
                    assertThat(columns(table, 0))
                            .as(charset + separator)
                            .containsExactly("Wykaz", "Miasto", "Łódź", "Święta Lipka", "Żółkiew");
                }
            }
        }
    }

    @Test
    void reads_a_header_of_two_rows_in_which_a_group_stands_above_several_columns() throws IOException {
        try (Table table = open(TestingSourceFile.ofText("a.csv", "Miasto;Brutto;\n;netto;razem\nŁódź;1;2\n"))) {
            HeaderSearch.Header<Known> header = search.find(table).orElseThrow();
            assertThat(header.line()).isEqualTo(2);
            assertThat(header.columns().names()).containsExactly("Miasto", "Brutto razem");
        }
    }

    @Test
    void finds_no_header_where_fewer_than_two_columns_are_named() throws IOException {
        try (Table table = open(TestingSourceFile.ofText("a.csv", "Miasto;x\nŁódź;1\n"))) {
            assertThat(search.find(table)).isEmpty();
        }
    }

    @Test
    void what_is_set_is_not_looked_for() throws IOException {
        TableOptions options =
                new TableOptions(Optional.of(StandardCharsets.ISO_8859_1), Optional.of('|'), Optional.empty());
        byte[] bytes = "Miasto;x|Kwota\nZürich|1\n".getBytes(StandardCharsets.ISO_8859_1);
        try (Table table =
                TableFile.open(TestingSourceFile.of("a.csv", bytes), options, search, folder, Clock.systemUTC())) {
            assertThat(columns(table, 0)).containsExactly("Miasto;x", "Zürich");
        }
    }

    @Test
    void looks_at_no_more_than_the_beginning_of_a_file_that_is_only_to_be_recognised() throws IOException {
        String text = "Miasto;Kwota\n" + "Łódź;1\n".repeat(200_000);
        TestingSourceFile file = TestingSourceFile.ofText("a.csv", text);
        try (Table table = TableFile.openBeginning(file, NOTHING_SET, search)) {
            assertThat(columns(table, 1))
                    .hasSizeLessThan(200_000)
                    .startsWith("Kwota", "1")
                    .endsWith("1");
        }
    }

    @Test
    void says_what_a_file_is_by_its_first_bytes() {
        assertThat(TableFile.Kind.of(new byte[] {'P', 'K', 3, 4})).isEqualTo(TableFile.Kind.WORKBOOK);
        assertThat(TableFile.Kind.of(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .isEqualTo(TableFile.Kind.OLD_OFFICE);
        assertThat(TableFile.Kind.of(new byte[0])).isEqualTo(TableFile.Kind.TEXT);
    }

    @Test
    void refuses_what_is_no_text() {
        assertThatThrownBy(() -> open(TestingSourceFile.of("a.csv", new byte[] {'a', 0, 0, 0, 'b', 'c', '\n'})))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
    }

    private Table open(TestingSourceFile file) throws IOException {
        return TableFile.open(file, NOTHING_SET, search, folder, Clock.systemUTC());
    }

    private static List<String> columns(Table table, int column) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Table.Rows rows = table.rows()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                texts.add(row.cell(column).text());
            }
        }
        return texts;
    }
}
