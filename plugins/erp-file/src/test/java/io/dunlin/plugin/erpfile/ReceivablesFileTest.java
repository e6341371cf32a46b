package io.dunlin.plugin.erpfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.testkit.ErpFileFormatContract;
import io.dunlin.spi.testkit.GoldenFile;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Money;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReceivablesFileTest extends ErpFileFormatContract {

    @Override
    protected Class<? extends ErpFileFormat> type() {
        return ReceivablesFile.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return List.of(
                sample("rozrachunki-pl.csv"), sample("open-items-en.csv"), sample("offene-posten-de.csv"), workbook());
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                TestingSourceFile.ofText("invoice.xml", "<Faktura/>"),
                TestingSourceFile.ofText("statement.sta", ":20:ST1\r\n:25:PL61\r\n"),
                TestingSourceFile.ofText("letter.txt", "Dear Sirs,\nthe invoice is paid; thank you.\n"));
    }

    private static TestingSourceFile sample(String name) {
        return TestingSourceFile.ofResource(ReceivablesFileTest.class, "/samples/" + name);
    }

    private static TestingSourceFile workbook() {
        return new TestingWorkbook()
                .row("Zestawienie")
                .skipRow()
                .row("Numer", "Daty", "", "Kontrahent", "", "Kwota brutto", "Opłacono")
                .row("", "data wystawienia", "termin płatności", "nazwa", "NIP", "", "")
                .row("FV/9", "=46330", "=46344", "Żółw sp. z o.o.", "=5265877635", "=1234.5600000000002", "")
                .hiddenRow("FV/10", "=46331", "=46345", "Jan Kowalski", "=1112223332", "==99.9", "")
                .row("Suma", "", "", "", "", "=1334.46", "")
                .named("należności.xlsx");
    }

    private static List<String> understood(ParsedReceivables read) {
        return read.interpretation().stream().map(LocalizedText::en).toList();
    }

    @Test
    void reads_the_samples_as_reviewed() {
        for (TestingSourceFile sample : samples()) {
            ParsedReceivables read = extension().read(sample);
            String text = read.format() + "\n" + String.join("\n", understood(read)) + "\n\n"
                    + read.records().stream().map(Object::toString).collect(Collectors.joining("\n"))
                    + read.failures().stream().map(Object::toString).collect(Collectors.joining("\n"));
            GoldenFile.named(sample.name().replace('ż', 'z').replace('ś', 's').replace('ć', 'c') + ".txt")
                    .matches(text + "\n");
        }
    }

    @Test
    void reads_a_file_whose_every_value_is_quoted_whatever_the_separator() {
        for (String separator : List.of(";", ",", "|", "\t")) {
            String text = "\"Numer faktury\";\"Kontrahent\";\"Brutto\"\r\n\"F 7/26\";\"Żółw, s.c.\";\"466,37\"\r\n"
                    .replace(";", separator);
            ParsedReceivables read = extension().read(TestingSourceFile.ofText("a.csv", text));
            assertThat(read.failures()).as(separator).isEmpty();
            assertThat(read.records()).as(separator).singleElement().satisfies(record -> {
                assertThat(record.number()).isEqualTo("F 7/26");
                assertThat(record.gross()).isEqualTo(Money.of("466.37", "PLN"));
            });
        }
    }

    @Test
    void reads_the_same_rows_in_each_character_set() {
        String text = new String(sample("rozrachunki-pl.csv").content(), StandardCharsets.UTF_8);
        List<ReceivableRecord> expected =
                extension().read(sample("rozrachunki-pl.csv")).records();
        for (String name : List.of("UTF-8", "windows-1250", "ISO-8859-2", "IBM852", "UTF-16LE", "UTF-16BE", "UTF-16")) {
            ParsedReceivables read = extension().read(TestingSourceFile.ofText("a.csv", text, Charset.forName(name)));
            assertThat(read.failures()).as(name).isEmpty();
            assertThat(read.records()).as(name).isEqualTo(expected);
            String expectedName = "UTF-16".equals(name) ? "UTF-16BE with byte order mark" : name;
            assertThat(understood(read)).as(name).contains("Character set: " + expectedName);
        }
        assertThat(extension()
                        .read(TestingSourceFile.ofText("a.csv", "\uFEFF" + text))
                        .records())
                .isEqualTo(expected);
    }

    @Test
    void names_line_column_and_value_of_what_is_wrong() {
        ParsedReceivables read = csv("""
                Numer faktury;Termin płatności;Kontrahent;NIP;Brutto
                FV/1;2026-11-01;Jan;5265877636;10,00
                FV/2;2026-31-01;Ewa;1112223332;ten
                FV/2;;;;5,00
                """);
        assertThat(read.records()).isEmpty();
        assertThat(read.failures())
                .extracting(failure -> failure.line() + " " + failure.column() + " " + failure.value())
                .containsExactly(
                        "2 NIP 5265877636",
                        "3 Brutto ten",
                        "3 Termin płatności 2026-31-01",
                        "4 Kontrahent ",
                        "4 Numer faktury FV/2");
    }

    @Test
    void recognises_a_table_by_its_header() {
        assertThat(extension().recognise(sample("rozrachunki-pl.csv"))).isEqualTo(FileRecognition.CERTAIN);
        assertThat(extension().recognise(sample("rozrachunki-pl.csv").named("wykaz.txt")))
                .isEqualTo(FileRecognition.CERTAIN);
        assertThat(extension().recognise(workbook())).isEqualTo(FileRecognition.POSSIBLE);
    }

    @Test
    void reads_amounts_as_the_whole_column_writes_them() {
        assertThat(gross("1 234,56", "7")).containsExactly("1234.56 PLN", "7.00 PLN");
        assertThat(gross("1.234,56", "1.234")).containsExactly("1234.56 PLN", "1234.00 PLN");
        assertThat(gross("1234.56", "0.5")).containsExactly("1234.56 PLN", "0.50 PLN");
        assertThat(gross("\"1,234.56\"", "\"1,234\"")).containsExactly("1234.56 PLN", "1234.00 PLN");
        assertThat(gross("1\u00A0234,56", "1\u202F000")).containsExactly("1234.56 PLN", "1000.00 PLN");
        assertThat(gross("(12,00)", "12,00-")).containsExactly("-12.00 PLN", "-12.00 PLN");
        assertThat(gross("12,00 zł", "13,00 PLN")).containsExactly("12.00 PLN", "13.00 PLN");
        assertThat(gross("12,00 €", "EUR 13,00")).containsExactly("12.00 EUR", "13.00 EUR");
    }

    @Test
    void refuses_amounts_that_the_whole_column_leaves_open() {
        assertThat(amounts("1.234", "2.500").failures()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.column()).isEqualTo("Brutto");
            assertThat(failure.value()).isEqualTo("1.234");
        });
        assertThat(amounts("1.234,56", "\"1,234.56\"").failures()).hasSize(1);
        assertThat(amounts("1.234", "2.500").records()).isEmpty();
        assertThat(extension(Map.of("decimalSeparator", "COMMA"))
                        .read(amountFile("1.234", "2.500"))
                        .records())
                .extracting(record -> record.gross().toString())
                .containsExactly("1234.00 PLN", "2500.00 PLN");
    }

    @Test
    void reads_dates_as_the_whole_column_writes_them() {
        assertThat(due("03.04.2026", "17.04.2026")).containsExactly(day(2026, 4, 3), day(2026, 4, 17));
        assertThat(due("03/04/2026", "17/04/2026")).containsExactly(day(2026, 4, 3), day(2026, 4, 17));
        assertThat(due("03/04/2026", "04/17/2026")).containsExactly(day(2026, 3, 4), day(2026, 4, 17));
        assertThat(due("3-4-26", "1-12-26", "21-7-26"))
                .containsExactly(day(2026, 4, 3), day(2026, 12, 1), day(2026, 7, 21));
        assertThat(due("2026-04-03", "2026/04/17")).containsExactly(day(2026, 4, 3), day(2026, 4, 17));
        assertThat(due("20260403", "46129")).containsExactly(day(2026, 4, 3), day(2026, 4, 17));
        assertThat(due("2026-04-03 00:00:00", "03/03/2026")).containsExactly(day(2026, 4, 3), day(2026, 3, 3));
    }

    @Test
    void refuses_dates_that_the_whole_column_leaves_open() {
        assertThat(dates("03/04/2026", "05/06/2026").failures()).singleElement().satisfies(failure -> {
            assertThat(failure.value()).isEqualTo("03/04/2026");
            assertThat(failure.why().en()).contains("day cannot be told from the month");
        });
        assertThat(dates("17/04/2026", "04/17/2026").failures()).hasSize(1);
        assertThat(dates("11-10-12", "12-11-13").failures()).hasSize(1);
        assertThat(extension(Map.of("dateOrder", "MONTH_FIRST"))
                        .read(dateFile("03/04/2026"))
                        .records())
                .extracting(ReceivableRecord::dueOn)
                .containsExactly(day(2026, 3, 4));
    }

    @Test
    void never_makes_one_firm_of_two() {
        ParsedReceivables read = csv("""
                Numer faktury;Kontrahent;NIP;Brutto
                1;ABC Sp. z o.o.;5265877635;1,00
                2;"abc spółka z ograniczoną odpowiedzialnością";5265877635;1,00
                3;Zupełnie Inna SA;5265877635;1,00
                4;ABC Sp. z o.o.;1112223332;1,00
                """);
        assertThat(read.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(4);
            assertThat(failure.why().pl()).contains("w wierszu 2");
        });
        assertThat(read.records()).extracting(ReceivableRecord::number).containsExactly("1", "2", "4");
    }

    @Test
    void completes_amounts_and_refuses_those_that_contradict() {
        ParsedReceivables read = csv("""
                Numer faktury;Kontrahent;Brutto;Zapłacono;Pozostało do zapłaty
                1;A;100,00;;60,00
                2;B;100,00;40,00;60,00
                3;C;100,00;40,00;50,00
                """);
        assertThat(read.records())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.paid()).isEqualTo(Money.of("40.00", "PLN")));
        assertThat(read.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.line()).isEqualTo(4));
    }

    @Test
    void refuses_a_total_that_the_rows_do_not_give() {
        ParsedReceivables read = csv("""
                Numer faktury;Kontrahent;Brutto
                1;A;100,00
                Razem;;150,00
                """);
        assertThat(read.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().en()).contains("which give 100"));
    }

    @Test
    void lets_a_saved_mapping_win() {
        String mappings = """
                [{"mapping":"Stary system","header":"Kol1","field":"number","fixed":""},
                 {"mapping":"Stary system","header":"Kol2","field":"debtorName","fixed":""},
                 {"mapping":"Stary system","header":"Netto","field":"gross","fixed":""},
                 {"mapping":"Stary system","header":"Brutto","field":"unused","fixed":""},
                 {"mapping":"Stary system","header":"","field":"currency","fixed":"EUR"},
                 {"mapping":"Stary system","header":"","field":"creditorName","fixed":"Nasza Firma"}]
                """;
        ParsedReceivables read = extension(Map.of("mappings", mappings))
                .read(TestingSourceFile.ofText("a.csv", "Kol1;Kol2;Netto;Brutto\n1;Jan;10,00;12,30\n"));
        assertThat(read.failures()).isEmpty();
        assertThat(understood(read)).contains("Column mapping: 'Stary system', saved", "Columns not used: Brutto");
        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.gross()).isEqualTo(Money.of("10.00", "EUR"));
            assertThat(record.creditor()).isNotNull();
        });
    }

    @Test
    void asks_which_column_is_meant_where_two_claim_a_field() {
        assertThat(csv("Numer faktury;Kontrahent;Brutto;Kwota brutto\n1;A;1,00;2,00\n")
                        .failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().en()).contains("'Brutto' and 'Kwota brutto'"));
    }

    @Test
    void names_a_column_that_is_missing() {
        assertThat(csv("Numer faktury;Brutto\n1;1,00\n").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().pl()).contains("Dłużnik: nazwa"));
    }

    @Test
    void reads_formulas_by_their_last_value_and_refuses_failed_ones() {
        ParsedReceivables read = extension()
                .read(new TestingWorkbook()
                        .row("Numer faktury", "Kontrahent", "Brutto")
                        .row("1", "A", "==12.5")
                        .row("2", "B", "=#DIV/0!")
                        .named("a.xlsx"));
        assertThat(read.records())
                .singleElement()
                .satisfies(record -> assertThat(record.gross()).isEqualTo(Money.of("12.50", "PLN")));
        assertThat(read.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(3);
            assertThat(failure.value()).isEqualTo("#DIV/0!");
        });
    }

    @Test
    void counts_dates_from_1904_where_the_workbook_does() {
        ParsedReceivables read = extension()
                .read(new TestingWorkbook()
                        .countingFrom1904()
                        .row("Numer faktury", "Kontrahent", "Brutto", "Termin płatności")
                        .row("1", "A", "=1", "=44667")
                        .named("a.xlsx"));
        assertThat(read.records())
                .singleElement()
                .satisfies(record -> assertThat(record.dueOn()).isEqualTo(day(2026, 4, 17)));
    }

    @Test
    void restores_zeros_that_a_spreadsheet_drops() {
        ParsedReceivables read = extension()
                .read(new TestingWorkbook()
                        .row("Numer faktury", "Kontrahent", "Brutto", "PESEL", "KRS", "Kod pocztowy")
                        .row("1", "A", "=1", "=2210567896", "=12345", "=950")
                        .named("a.xlsx"));
        assertThat(read.failures()).isEmpty();
        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.debtor().personalNumber().value()).isEqualTo("02210567896");
            assertThat(record.debtor().registerNumber()).isEqualTo("0000012345");
            assertThat(record.debtor().address().postalCode()).isEqualTo("00-950");
        });
    }

    @Test
    void takes_a_negative_amount_without_a_kind_for_a_correction() {
        assertThat(amounts("-5,00").records())
                .singleElement()
                .satisfies(record -> assertThat(record.kind()).isEqualTo(DocumentKind.CORRECTION));
    }

    @Test
    void refuses_lines_that_do_not_have_the_columns_of_the_header() {
        assertThat(csv("Numer faktury;Kontrahent;Brutto\n1;A;1,00;x\n2;B\n").failures())
                .extracting(failure -> failure.line())
                .containsExactly(2L, 3L);
    }

    @Test
    void refuses_a_quotation_mark_that_swallows_lines() {
        String rows = "Numer faktury;Kontrahent;Brutto;Uwagi\n1;A;1,00;\"note\n2;B;2,00;\n3;C;3,00;\"\n";
        assertThatThrownBy(() -> csv(rows)).hasMessageContaining("swallows");
        assertThatThrownBy(() -> csv("Numer faktury;Kontrahent;Brutto\n1;A;\"1,00\n2;B;2,00\n"))
                .hasMessageContaining("quotation mark");
    }

    private ParsedReceivables csv(String text) {
        return extension().read(TestingSourceFile.ofText("a.csv", text));
    }

    private static TestingSourceFile amountFile(String... amounts) {
        return file("Brutto", "", amounts);
    }

    private static TestingSourceFile dateFile(String... dates) {
        return file("Termin płatności;Brutto", ";1,00", dates);
    }

    private static TestingSourceFile file(String header, String tail, String... values) {
        StringBuilder text = new StringBuilder("Numer faktury;Kontrahent;" + header + "\n");
        for (int i = 0; i < values.length; i++) {
            text.append(i).append(";Jan;").append(values[i]).append(tail).append('\n');
        }
        return TestingSourceFile.ofText("a.csv", text.toString());
    }

    private ParsedReceivables amounts(String... amounts) {
        return extension().read(amountFile(amounts));
    }

    private List<String> gross(String... amounts) {
        ParsedReceivables read = amounts(amounts);
        assertThat(read.failures()).isEmpty();
        return read.records().stream().map(record -> record.gross().toString()).toList();
    }

    private ParsedReceivables dates(String... dates) {
        return extension().read(dateFile(dates));
    }

    private List<LocalDate> due(String... dates) {
        ParsedReceivables read = dates(dates);
        assertThat(read.failures()).isEmpty();
        return read.records().stream().map(ReceivableRecord::dueOn).toList();
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
