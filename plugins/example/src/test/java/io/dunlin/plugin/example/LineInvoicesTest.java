package io.dunlin.plugin.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.testkit.ErpFileFormatContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of every file format, and what is this one's own. */
class LineInvoicesTest extends ErpFileFormatContract {

    @Override
    protected Class<? extends ErpFileFormat> type() {
        return LineInvoices.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return List.of(TestingSourceFile.ofResource(LineInvoicesTest.class, "invoices.txt"));
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(TestingSourceFile.ofText("list.csv", "number;due date;amount\nFV/1;2026-10-15;1.00\n"));
    }

    @Test
    void reads_number_amount_and_due_date() {
        ReceivableRecord first =
                extension().read(samples().getFirst()).records().getFirst();
        assertThat(first.number()).isEqualTo("FV/1/2026");
        assertThat(first.payable()).isEqualTo(Money.of("1230.00", "PLN"));
        assertThat(first.dueOn()).isEqualTo("2026-10-15");
        assertThat(first.debtor().name()).isEqualTo("Zakład Stolarski Dąb sp. z o.o.");
    }

    @Test
    void names_line_column_and_value_of_what_it_cannot_read() {
        ParsedReceivables read = extension().read(TestingSourceFile.ofText("faults.txt", """
                #invoices
                FV/1;2026-13-15;1.00;PLN;5265877635;A
                FV/2;2026-10-15;1.001;PLN;5265877635;A
                FV/3;2026-10-15;1.00;PLN;5265877634;A
                FV/4;2026-10-15;1.00;PLN;5265877635;A
                FV/4;2026-10-15;1.00;PLN;5265877635;A
                FV/5;2026-10-15
                """));
        assertThat(read.records()).hasSize(1);
        assertThat(read.failures())
                .extracting(RecordFailure::line, RecordFailure::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "due date"),
                        org.assertj.core.groups.Tuple.tuple(3L, "amount"),
                        org.assertj.core.groups.Tuple.tuple(4L, "tax number"),
                        org.assertj.core.groups.Tuple.tuple(6L, "number or name"),
                        org.assertj.core.groups.Tuple.tuple(7L, "line"));
    }

    @Test
    void reads_with_the_separator_of_the_settings() {
        ErpFileFormat format = extension(Map.of("separator", "|"));
        TestingSourceFile file =
                TestingSourceFile.ofText("pipes.txt", "#invoices\nFV/1|2026-10-15|1.00|PLN|5265877635|A\n");
        assertThat(format.read(file).records()).hasSize(1);
    }
}
