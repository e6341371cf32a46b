package io.dunlin.appliance.demo.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.plugin.bankmt940.Mt940StatementParser;
import io.dunlin.plugin.erpfile.ReceivablesFile;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Iban;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sample's files say, read by the plugins that the product ships. */
class SampleFilesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final List<MailScript> SCRIPTS = MailScript.all();

    private final SampleBook book = SampleBook.startingOn(MONDAY);
    private final SampleStatements statements =
            SampleStatements.of(book, Casting.of(book, SCRIPTS), SCRIPTS, SampleFilesTest::bankDay);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_client_s_file_is_read_whole(SampleClient client) {
        ErpFiles.ErpFile file = ErpFiles.of(client, book);
        TestingPluginContext unsaved = TestingPluginContext.unsaved(folder);
        ReceivablesFile format = new ReceivablesFile(unsaved.with(new ReceivablesFile(unsaved).settings(), Map.of()));
        ParsedReceivables read = format.read(TestingSourceFile.of(file.name(), file.content()));
        assertThat(read.failures()).isEmpty();
        List<SampleReceivable> meant = book.of(client);
        assertThat(read.records()).hasSameSizeAs(meant);
        for (int i = 0; i < meant.size(); i++) {
            ReceivableRecord record = read.records().get(i);
            SampleReceivable item = meant.get(i);
            assertThat(record.number()).isEqualTo(item.number());
            assertThat(record.dueOn()).isEqualTo(item.dueOn());
            assertThat(record.payable()).isEqualTo(item.gross());
            assertThat(record.paid()).isEqualTo(item.paid());
            assertThat(record.accounts()).containsExactly(item.account());
            assertThat(record.debtor().name()).isEqualTo(item.debtor().name());
            assertThat(record.debtor().kind()).isEqualTo(item.debtor().kind());
            assertThat(record.debtor().taxNumber()).isEqualTo(item.debtor().taxNumber());
            assertThat(record.debtor().personalNumber()).isEqualTo(item.debtor().personalNumber());
            assertThat(record.debtor().email()).isEqualTo(item.debtor().email());
            assertThat(record.debtor().phone()).isEqualTo(item.debtor().phone());
        }
    }

    @Test
    void every_statement_is_read_and_adds_up_and_follows_the_one_before() {
        TestingPluginContext unsaved = TestingPluginContext.unsaved(folder);
        Mt940StatementParser parser =
                new Mt940StatementParser(unsaved.with(new Mt940StatementParser(unsaved).settings(), Map.of()));
        for (SampleStatement statement : statements.all()) {
            ParsedStatement.Collector collector = new ParsedStatement.Collector();
            parser.parse(TestingSourceFile.of(statement.fileName(), statement.content()), collector);
            assertThat(collector.statements()).singleElement().satisfies(read -> {
                assertThat(read.failures()).isEmpty();
                assertThat(read.balanced()).contains(true);
                assertThat(read.heading().account())
                        .isEqualTo(statement.client().account().value());
                agree(read.lines(), statement.payments());
            });
        }
        for (SampleClient client : SampleClient.values()) {
            List<SampleStatement> own = statements.all().stream()
                    .filter(statement -> statement.client() == client)
                    .toList();
            assertThat(own).isNotEmpty();
            for (int i = 1; i < own.size(); i++) {
                assertThat(own.get(i).opening()).isEqualTo(own.get(i - 1).closing());
                assertThat(own.get(i).number()).isEqualTo(own.get(i - 1).number() + 1);
            }
        }
    }

    private static void agree(List<StatementLine> lines, List<SamplePayment> payments) {
        assertThat(lines).hasSameSizeAs(payments);
        for (int i = 0; i < lines.size(); i++) {
            StatementLine line = lines.get(i);
            SamplePayment payment = payments.get(i);
            assertThat(line.amount()).isEqualTo(payment.amount());
            assertThat(line.counterparty().account())
                    .isEqualTo(payment.payerAccount().value());
            Iban paidTo = payment.paidTo();
            assertThat(line.creditedAccount()).isEqualTo(paidTo == null ? null : paidTo.value());
            boolean split = payment.manner() == SamplePayment.Manner.SPLIT;
            assertThat(line.splitPayment() != null).isEqualTo(split);
            if (!split) {
                assertThat(line.title()).isEqualTo(payment.title());
            }
        }
    }

    @Test
    void payments_come_in_every_manner_and_pay_nothing_twice() {
        assertThat(statements.payments()).extracting(SamplePayment::manner).contains(SamplePayment.Manner.values());
        assertThat(statements.payments().stream().flatMap(payment -> payment.covers().stream()))
                .doesNotHaveDuplicates();
        assertThat(statements.on(MONDAY)).hasSizeGreaterThan(2);
    }

    private static LocalDate bankDay(LocalDate day) {
        LocalDate open = day;
        while (open.getDayOfWeek() == DayOfWeek.SATURDAY || open.getDayOfWeek() == DayOfWeek.SUNDAY) {
            open = open.plusDays(1);
        }
        return open;
    }
}
