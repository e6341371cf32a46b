package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is told with its line, its text and the reason; XML that attacks is refused at once. */
class BadInputTest {

    private static final String BOOKED =
            "<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1234567890123456.00  | more than 15
                    -0.00                | cannot be read
                    -10.00               | cannot be read
                    1,00                 | cannot be read
                    1e3                  | cannot be read
                    10.005               | more decimals
                    ''                   | missing
                    """)
    void an_unreadable_amount_leaves_the_statement_unproven(String amount, String why) {
        ParsedStatement statement =
                Samples.between(Samples.entry("<Amt Ccy=\"PLN\">" + amount + "</Amt>" + BOOKED), "110.00");
        assertThat(statement.lines()).isEmpty();
        assertThat(statement.balanced()).isEmpty();
        LineFailure failure = statement.failures().getFirst();
        assertThat(failure.why().en()).contains(why);
        assertThat(failure.why().pl()).isNotBlank();
        assertThat(failure.text()).startsWith("<Ntry><Amt Ccy=\"PLN\">");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-13-01 | cannot be read
                    2026-02-30 | cannot be read
                    2099-11-20 | more than ten years
                    tomorrow   | cannot be read
                    """)
    void an_entry_whose_date_is_broken_still_counts_in_the_balance(String day, String why) {
        String entry = "<Amt Ccy=\"PLN\">10.00</Amt>" + BOOKED.replace("2026-11-20", day);
        ParsedStatement statement = Samples.between(Samples.entry(entry), "110.00");
        assertThat(statement.lines()).isEmpty();
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.failures().getFirst().why().en()).contains(why);
        assertThat(statement.failures().getFirst().amount()).hasToString("10.00 PLN");
    }

    @Test
    void amounts_of_fifteen_digits_add_up_without_loss() {
        String most = "999999999999999.99";
        ParsedStatement statement = Samples.between(Samples.credit(most, "") + Samples.credit(most, ""), "110.00");
        assertThat(statement.lines()).hasSize(2);
        assertThat(statement.balanced()).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PDNG", "INFO"})
    void what_is_not_booked_moves_no_money(String status) {
        ParsedStatement statement = Samples.between(
                Samples.credit("10.00", "").replace("BOOK", status) + Samples.credit("5.00", ""), "105.00");
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.failures().getFirst().why().en()).contains(status);
    }

    @Test
    void a_status_nobody_knows_leaves_the_statement_unproven() {
        ParsedStatement statement =
                Samples.between(Samples.credit("10.00", "").replace("<Cd>BOOK</Cd>", "<Prtry>X</Prtry>"), "110.00");
        assertThat(statement.balanced()).isEmpty();
        assertThat(statement.lines()).isEmpty();
    }

    @Test
    void a_wrong_balance_is_read_and_seen() {
        assertThat(Samples.between(Samples.credit("10.00", ""), "110.01").balanced())
                .contains(false);
    }

    @Test
    void a_second_opening_balance_leaves_the_statement_unproven() {
        String entries = Samples.balance("OPBD", "50.00", "2026-11-19") + Samples.credit("10.00", "");
        ParsedStatement statement = Samples.between(entries, "110.00");
        assertThat(statement.balanced()).isEmpty();
        assertThat(statement.failures().getFirst().why().en()).contains("second, different balance");
    }

    @Test
    void a_missing_closing_balance_is_told() {
        String whole = Samples.statement(Samples.credit("10.00", ""), "110.00");
        String cut = whole.replace(Samples.balance("CLBD", "110.00", "2026-11-20"), "");
        ParsedStatement statement = Samples.read(cut).getFirst();
        assertThat(statement.failures().getFirst().why().en()).contains("CLBD");
        assertThat(statement.balanced()).isEmpty();
    }

    @Test
    void a_currency_that_does_not_exist_is_told_and_not_passed_on() {
        String entry = Samples.credit("10.00", "").replace("PLN", "ZZZ");
        String xml = Samples.statement(entry, "110.00").replace("</Id></Acct>", "</Id><Ccy>zl</Ccy></Acct>");
        ParsedStatement statement = Samples.read(xml).getFirst();
        assertThat(statement.heading().currency()).isEqualTo("PLN");
        assertThat(statement.failures())
                .extracting(failure -> failure.why().en())
                .containsExactly("There is no currency \"zl\".", "There is no currency \"ZZZ\".");
        assertThat(statement.balanced()).isEmpty();
    }

    @Test
    void a_notification_without_a_currency_of_its_own_has_that_of_its_first_entry() {
        String xml = Samples.statement(Samples.credit("10.00", ""), "110.00")
                .replaceAll("<Bal>.*</Bal>", "")
                .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
                .replace("Stmt>", "Ntfctn>");
        assertThat(Samples.read(xml).getFirst().heading().currency()).isEqualTo("PLN");
    }

    @Test
    void half_a_file_is_refused_wherever_it_is_cut() {
        byte[] whole = Samples.named("polish-v02").content();
        int end = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("</Document>") + "</Document>".length();
        for (int length = 0; length < end; length += 7) {
            TestingSourceFile cut = TestingSourceFile.of("cut.xml", Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Samples.read(cut))
                    .isInstanceOfSatisfying(
                            PluginFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
        }
    }

    @Test
    void a_wrong_character_set_is_refused_and_named() {
        byte[] wrong = Samples.statement(Samples.credit("10.00", "<AddtlNtryInf>zażółć</AddtlNtryInf>"), "110.00")
                .getBytes(Charset.forName("windows-1250"));
        assertThatThrownBy(() -> Samples.read(TestingSourceFile.of("wrong.xml", wrong)))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("character set");
    }

    @Test
    void a_declaration_that_cannot_be_true_is_not_believed() {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-16\"?>"
                + Samples.statement(Samples.credit("10.00", "<AddtlNtryInf>zażółć</AddtlNtryInf>"), "110.00");
        assertThat(Samples.read(xml).getFirst().lines().getFirst().title()).isEqualTo("zażółć");
    }

    @Test
    void a_character_set_that_does_not_exist_is_named() {
        String xml = "<?xml version=\"1.0\" encoding=\"polish-9\"?>" + Samples.statement("", "100.00");
        assertThatThrownBy(() -> Samples.read(xml))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("polish-9");
    }

    @Test
    void sixteen_bits_a_character_are_read_and_recognised() {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                + Samples.statement(Samples.credit("10.00", "<AddtlNtryInf>zażółć</AddtlNtryInf>"), "110.00");
        TestingSourceFile file = TestingSourceFile.of("wide.xml", xml.getBytes(StandardCharsets.UTF_16));
        assertThat(new CamtStatementParser().recognise(file)).isEqualTo(io.dunlin.spi.FileRecognition.CERTAIN);
        assertThat(Samples.read(file).getFirst().lines().getFirst().title()).isEqualTo("zażółć");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document>",
                "<!DOCTYPE Document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>",
                "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Document [<!ENTITY % x SYSTEM \"http://bank.example.com/x.dtd\"> %x;]>"
            })
    void a_document_type_is_refused(String documentType) {
        String xml = documentType
                + Samples.statement(Samples.credit("10.00", "<AddtlNtryInf>&c;&x;</AddtlNtryInf>"), "110.00");
        assertThatThrownBy(() -> Samples.read(xml))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.code()).isIn("xml-document-type", "xml-broken"));
    }

    @Test
    void elements_nested_without_end_are_refused() {
        String deep = "<a>".repeat(100_000);
        assertThatThrownBy(() -> Samples.read(Samples.statement(Samples.credit("10.00", deep), "110.00")))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("xml-too-deep"));
    }

    @Test
    void an_entry_of_endless_elements_is_cut_and_told() {
        String many = "<NtryDtls><TxDtls>" + "<Refs><TxId>x</TxId></Refs>".repeat(5_000) + "</TxDtls></NtryDtls>";
        ParsedStatement statement = Samples.between(Samples.credit("10.00", many), "110.00");
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.failures().getFirst().why().en()).contains("more elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<Document a=\"", "<", "<?x "})
    void markup_that_never_ends_is_refused_before_memory_is_full(String beginning) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> Samples.read(new EndlessFile(beginning)))
                        .isInstanceOfSatisfying(
                                PluginFailure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA)));
    }

    @Test
    void a_file_of_another_kind_is_refused_with_what_was_expected() {
        assertThatThrownBy(() -> Samples.read("<Document><CstmrCdtTrfInitn/></Document>"))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("BkToCstmrStmt");
    }

    /** A beginning and then the letter x for ever. */
    private record EndlessFile(String beginning) implements io.dunlin.spi.SourceFile {

        @Override
        public String name() {
            return "endless.xml";
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public byte[] head() {
            return beginning.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public InputStream open() throws IOException {
            return new java.io.SequenceInputStream(new ByteArrayInputStream(head()), new InputStream() {
                @Override
                public int read() {
                    return 'x';
                }
            });
        }
    }
}
