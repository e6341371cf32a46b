package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Ruby project's fixtures of single fields, put into a statement, against the values its tests name. */
class CmxlFieldsTest {

    @Test
    void reads_entries_as_the_project_does() throws IOException {
        List<StatementLine> lines = statement(fixture("statement_line"), "0,00").lines();
        StatementLine debit = lines.getFirst();
        assertThat(debit.valueDate()).isEqualTo(LocalDate.of(2014, 9, 1));
        assertThat(debit.bookingDate()).isEqualTo(LocalDate.of(2014, 9, 2));
        assertThat(debit.amount().amount()).isEqualByComparingTo("-1.62");
        assertThat(debit.typeCode()).isEqualTo("NTRF");
        assertThat(debit.customerReference()).isEqualTo("0000549855700010");
        assertThat(debit.bankReference()).isEqualTo("025498557/000001");
        assertThat(lines.get(1).reversal()).isTrue();
        assertThat(lines.get(2).bookingDate()).isEqualTo(LocalDate.of(2013, 12, 24));
        assertThat(lines.get(3).bookingDate()).isEqualTo(LocalDate.of(2015, 1, 2));
        assertThat(lines.get(4).typeCode()).isEqualTo("S445");
        assertThat(lines.get(4).customerReference()).isEqualTo("328556-76501096");
        assertThat(lines.get(4).amount().amount()).isEqualByComparingTo(new BigDecimal("653"));
    }

    @Test
    void reads_details_as_the_project_does() throws IOException {
        StatementLine line = statement(":61:1409010902C1,62NTRFA\n" + fixture("statement_details"), "0,00")
                .lines()
                .getFirst();
        assertThat(line.counterparty().name()).isEqualTo("Peter Pan");
        assertThat(line.counterparty().account()).isEqualToIgnoringCase("HUkkbbbsssskcccccccccccccccx");
        assertThat(line.endToEndId()).isEqualTo("TRX-0A4A47C3-F846-4729-8A1B-5DF620F");
        assertThat(line.title()).isEqualTo("FOO TRX-0A4A47C3-F846-4729-8A1B-5DF620F");
    }

    @Test
    void reads_details_with_an_empty_purpose() throws IOException {
        StatementLine line = statement(":61:1409010902C1,62NTRFA\n" + fixture("statement_details_empty_fields"), "0,00")
                .lines()
                .getFirst();
        assertThat(line.endToEndId()).isEqualTo("S1001675");
        assertThat(line.title()).isEmpty();
        assertThat(line.counterparty().name()).isEqualTo("John Doe");
        assertThat(line.counterparty().account()).isEqualTo("DE23510700240352432900");
    }

    private static ParsedStatement statement(String fields, String closing) {
        return Samples.read(":20:T\n:25:1\n:28C:1\n:60F:C140901PLN0,00\n" + fields + "\n:62F:C140902PLN" + closing
                        + "\n-\n")
                .getFirst();
    }

    private static String fixture(String name) throws IOException {
        return Files.readString(Corpora.folder().resolve("cmxl/lines/" + name + ".txt"), StandardCharsets.UTF_8)
                .strip();
    }
}
