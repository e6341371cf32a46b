package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.testkit.StatementListing;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.text.BankCharset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    private static final String TITLE = "Zapłata za usługi księgowe, październik; Żółć, ŁÓDŹ ul. Śliska";
    private static final String STATEMENT = ":20:T\n:25:/PL45102055581111222233334444\n:28C:1\n:60F:C261119PLN0,00\n"
            + ":61:2611201120C10,00NTRFA\n:86:" + TITLE + "\n:62F:C261120PLN10,00\n-\n";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WINDOWS_1252")
    void recognises_each_character_set_by_its_polish_letters(BankCharset charset) throws IOException {
        byte[] content = encoded(STATEMENT, charset);
        assertThat(BankCharset.detect(new ByteArrayInputStream(content))).isEqualTo(charset);
        StatementLine line = Samples.read(TestingSourceFile.of("a.sta", content))
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.title()).isEqualTo(TITLE);
    }

    @Test
    void a_byte_order_mark_does_not_hide_the_first_field() {
        ParsedStatement statement = Samples.read("\uFEFF" + STATEMENT).getFirst();
        assertThat(statement.heading().reference()).isEqualTo("T");
        assertThat(statement.lines().getFirst().title()).isEqualTo(TITLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void reads_what_an_editor_saved_as_unicode_text(String charset) {
        String text = STATEMENT.replace(TITLE, TITLE + " \uD83D\uDE42");
        TestingSourceFile file = TestingSourceFile.ofText("a.sta", text, Charset.forName(charset));
        assertThat(Samples.read(file).getFirst().lines().getFirst().title()).isEqualTo(TITLE + " \uD83D\uDE42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void no_character_is_lost_between_the_pieces_of_a_wide_file(String charset) {
        String booking = ":61:2611201120C10,00NTRFA\n:86:x\uD83D\uDE42ż\n";
        StringBuilder text = new StringBuilder(STATEMENT.substring(0, STATEMENT.indexOf(":61:")));
        text.repeat(booking, 5_000).append(":62F:C261120PLN50000,00\n-\n");
        List<StatementLine> lines = Samples.read(
                        TestingSourceFile.ofText("a.sta", "\uFEFF" + text, Charset.forName(charset)))
                .getFirst()
                .lines();
        assertThat(lines).hasSize(5_000).extracting(StatementLine::title).containsOnly("x\uD83D\uDE42ż");
    }

    @Test
    void reads_what_came_over_hbci_with_at_signs_for_line_ends() {
        TestingSourceFile file = TestingSourceFile.ofText("a.sta", "@@" + STATEMENT.replace("\n", "@@"));
        assertThat(Samples.read(file).getFirst().lines().getFirst().title()).isEqualTo(TITLE);
    }

    @Test
    void reads_german_umlauts_where_no_polish_letter_stands() {
        byte[] content =
                STATEMENT.replace(TITLE, "Überweisung für Müller, Größe").getBytes(StandardCharsets.ISO_8859_1);
        StatementLine line = Samples.read(TestingSourceFile.of("a.sta", content))
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.title()).isEqualTo("Überweisung für Müller, Größe");
    }

    @Test
    void capital_letters_of_iso_8859_2_are_not_taken_for_those_of_mazovia() {
        byte[] content =
                STATEMENT.replace(TITLE, "Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ").getBytes(Charset.forName("ISO-8859-2"));
        StatementLine line = Samples.read(TestingSourceFile.of("a.sta", content))
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.title()).isEqualTo("Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ");
    }

    @ParameterizedTest
    @CsvSource({
        "WINDOWS_1250, JAN DĄB",
        "WINDOWS_1250, SĄD REJONOWY",
        "WINDOWS_1250, ZA KSIĄZKI",
        "CP852, JAN DĄB",
        "CP852, Jan Dąb",
        "CP852, zapłata za książki",
        "ISO_8859_2, JAN DĄB",
        "ISO_8859_2, Jan Dąb",
        "WINDOWS_1250, Jan Dąb",
        "WINDOWS_1250, Są",
    })
    void a_single_letter_is_told_by_the_case_of_its_neighbours(BankCharset charset, String title) throws IOException {
        byte[] content = encoded(STATEMENT.replace(TITLE, title), charset);
        StatementLine line = Samples.read(TestingSourceFile.of("a.sta", content))
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89370400440532013000, Bäckerei Jäger",
        "37040044/0532013000, Bäckerei Jäger",
        "DEUTDEFF/0532013000, März",
        "AT611904300234573201, Übertrag für März",
        "DK5000400440116243, Søren Østergård Ærø",
        "SE4550000000058398257466, Åsa Öberg",
        "FR1420041010050500013M02606, Facture réglée à échéance garçon",
        "ES9121000418450200051332, Año Muñoz"
    })
    void the_country_of_the_account_says_which_letters_a_file_holds(String account, String title) {
        byte[] content = STATEMENT
                .replace(TITLE, title)
                .replace("/PL45102055581111222233334444", account)
                .getBytes(StandardCharsets.ISO_8859_1);
        StatementLine line = Samples.read(TestingSourceFile.of("a.sta", content))
                .getFirst()
                .lines()
                .getFirst();
        assertThat(line.title()).isEqualTo(title);
    }

    @Test
    void an_override_of_the_account_beats_recognition() {
        byte[] content = STATEMENT.replace(TITLE, "¹").getBytes(Charset.forName("ISO-8859-1"));
        Mt940StatementParser parser = Samples.parser(
                Map.of(
                        "accounts",
                        "[{\"account\":\"45 1020 5558 1111 2222 3333 4444\",\"charset\":\"ISO-8859-2\",\"dialect\":\"generic\"}]"));
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        parser.parse(TestingSourceFile.of("a.sta", content), collector);
        assertThat(collector.statements().getFirst().lines().getFirst().title()).isEqualTo("š");
        assertThat(collector.statements().getFirst().heading().dialect()).isEqualTo("generic");
    }

    @Test
    void line_ends_of_all_systems_read_alike() {
        String expected = StatementListing.of(Samples.read(STATEMENT));
        assertThat(StatementListing.of(Samples.read(STATEMENT.replace("\n", "\r\n"))))
                .isEqualTo(expected);
        assertThat(StatementListing.of(Samples.read(STATEMENT.replace('\n', '\r'))))
                .isEqualTo(expected);
        assertThat(StatementListing.of(Samples.read(STATEMENT.strip()))).isEqualTo(expected);
    }

    private static byte[] encoded(String text, BankCharset charset) {
        if (charset == BankCharset.UTF_8) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int found = c;
            for (int value = 0x80; c >= 0x80 && value < 0xFF; value++) {
                found = charset.character(value) == c ? value : found;
            }
            bytes.write(found);
        }
        return bytes.toByteArray();
    }
}
