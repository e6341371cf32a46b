package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an entry is one line and when it is several, and who stands on its other side. */
class EntriesTest {

    @Test
    void a_batch_that_does_not_add_up_stays_one_line_with_all_titles() {
        ParsedStatement statement = Samples.between(
                Samples.credit(
                        "300.00",
                        "<NtryDtls>" + Samples.transaction("100.00", title("FV 1"))
                                + Samples.transaction("150.00", title("FV 2")) + "</NtryDtls>"),
                "400.00");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.lines()).singleElement().satisfies(line -> {
            assertThat(line.amount()).hasToString("300.00 PLN");
            assertThat(line.title()).isEqualTo("FV 1; FV 2");
            assertThat(line.raw()).contains("<Ustrd>FV 1</Ustrd>", "<Ustrd>FV 2</Ustrd>");
        });
        assertThat(statement.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.why().en()).contains("250.00 PLN together, its entry 300.00 PLN");
            assertThat(failure.why().pl()).contains("razem 250.00 PLN, a jej pozycja 300.00 PLN");
            assertThat(failure.amount()).hasToString("0.00 PLN");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 999, 1_000, 1_001, 2_500})
    void a_batch_of_any_size_becomes_a_line_for_each_transaction(int size) {
        ParsedStatement statement = Samples.between(batch(size, size + ".00"), 100 + size + ".00");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.failures()).isEmpty();
        assertThat(statement.lines()).hasSize(size);
        assertThat(statement.lines().getLast().title()).isEqualTo("FV " + size);
        assertThat(statement.lines().getLast().position()).isEqualTo(size);
    }

    @Test
    void a_large_batch_keeps_its_charges_as_a_line() {
        String charges = "<Chrgs><Rcrd><Amt Ccy=\"PLN\">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Rcrd></Chrgs>";
        ParsedStatement statement =
                Samples.between(batch(1_500, "1495.00").replace("<BookgDt>", charges + "<BookgDt>"), "1595.00");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.lines()).hasSize(1_501);
        assertThat(statement.lines().getLast().typeCode()).isEqualTo("CHRG");
        assertThat(statement.lines().getLast().amount()).hasToString("-5.00 PLN");
    }

    @Test
    void a_large_batch_that_does_not_add_up_is_one_line() {
        ParsedStatement statement = Samples.between(batch(1_500, "1499.99"), "1599.99");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.why().en()).contains("1500.00 PLN together"));
    }

    @Test
    void a_batch_in_another_currency_is_one_line_in_that_of_the_account() {
        String foreign = "<TxDtls><Amt Ccy=\"EUR\">50.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>";
        ParsedStatement statement =
                Samples.between(Samples.credit("430.00", "<NtryDtls>" + foreign + foreign + "</NtryDtls>"), "530.00");
        assertThat(statement.balanced()).contains(true);
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.failures()).isEmpty();
    }

    @Test
    void a_bank_that_names_our_account_as_the_payers_means_the_other_one() {
        String parties =
                "<RltdPties><Dbtr><Nm>Us</Nm></Dbtr><DbtrAcct><Id><IBAN>PL15105010251000009010203040</IBAN></Id>"
                        + "</DbtrAcct><Cdtr><Nm>Them</Nm></Cdtr><CdtrAcct><Id><IBAN>PL75109014890000000100200300</IBAN></Id>"
                        + "</CdtrAcct></RltdPties>";
        StatementLine line = only("<NtryDtls><TxDtls>" + parties + "</TxDtls></NtryDtls>");
        assertThat(line.counterparty().name()).isEqualTo("Them");
        assertThat(line.counterparty().account()).isEqualTo("PL75109014890000000100200300");
        assertThat(line.creditedAccount()).isNull();
    }

    @Test
    void a_returned_payment_keeps_the_roles_of_the_one_it_takes_back() {
        String parties = "<RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>Them</Nm></Cdtr><CdtrAcct><Id>"
                + "<IBAN>PL75109014890000000100200300</IBAN></Id></CdtrAcct></RltdPties>";
        StatementLine line =
                only("<NtryDtls><TxDtls>" + parties + "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf></TxDtls></NtryDtls>");
        assertThat(line.counterparty().name()).isEqualTo("Them");
        assertThat(line.counterparty().account()).isEqualTo("PL75109014890000000100200300");
        assertThat(line.creditedAccount()).isNull();
    }

    @Test
    void a_returned_payment_that_names_one_side_names_the_other_one() {
        StatementLine line = only("<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Them</Nm></Dbtr></RltdPties>"
                + "<RtrInf><AddtlInf>Account</AddtlInf><AddtlInf>closed</AddtlInf></RtrInf></TxDtls></NtryDtls>");
        assertThat(line.counterparty().name()).isEqualTo("Them");
        assertThat(line.title()).isEqualTo("Account closed");
    }

    @Test
    void what_the_payer_adds_to_a_structured_reference_belongs_to_the_title_and_machines_marks_do_not() {
        StatementLine line = only("<NtryDtls><TxDtls><RmtInf><Ustrd>11/2026</Ustrd><Strd>"
                + "<AddtlRmtInf>Rechnung 12</AddtlRmtInf><AddtlRmtInf>?REJECT?0</AddtlRmtInf>"
                + "<AddtlRmtInf>?ERROR?000</AddtlRmtInf></Strd></RmtInf></TxDtls></NtryDtls>");
        assertThat(line.title()).isEqualTo("11/2026 Rechnung 12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            faktura  | VS:2026001         | faktura                       | VS:2026001
            faktura  | KS:0308 VS:2026001 | faktura KS:0308 VS:2026001    | VS:2026001
            faktura  | VS:2026001 SS:7    | faktura VS:2026001 SS:7       | VS:2026001
            ''       | KS:0308 VS:2026001 | KS:0308 VS:2026001            | VS:2026001
            ''       | KS:0308            | KS:0308                       | KS:0308
            VS:20261 | KS:0308 VS:2026    | VS:20261 KS:0308 VS:2026      | VS:2026
            RF1 RF2  | RF2 RF1            | RF1 RF2                       | RF2
            """)
    void of_several_references_none_is_lost_and_that_of_the_debt_is_the_customers(
            String text, String references, String title, String customerReference) {
        StringBuilder own = new StringBuilder();
        StringBuilder together = new StringBuilder("<Strd>");
        for (String reference : references.split(" ", -1)) {
            String information = "<CdtrRefInf><Ref>" + reference + "</Ref></CdtrRefInf>";
            own.append("<Strd>").append(information).append("</Strd>");
            together.append(information);
        }
        for (String structured : List.of(own.toString(), together + "</Strd>")) {
            StatementLine line = only("<NtryDtls><TxDtls><RmtInf><Ustrd>" + text + "</Ustrd>" + structured
                    + "</RmtInf></TxDtls></NtryDtls>");
            assertThat(line.title()).isEqualTo(title);
            assertThat(line.customerReference()).isEqualTo(customerReference);
        }
    }

    @Test
    void a_word_for_no_name_or_no_account_is_none() {
        StatementLine line = only("<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>NOTPROVIDED</Nm></Dbtr><UltmtDbtr><Nm>Anna"
                + " Nowak</Nm></UltmtDbtr><DbtrAcct><Id><Othr><Id>NOTPROVIDED</Id></Othr></Id></DbtrAcct></RltdPties>"
                + "</TxDtls></NtryDtls>");
        assertThat(line.counterparty().name()).isEqualTo("Anna Nowak");
        assertThat(line.counterparty().account()).isNull();
    }

    @Test
    void pieces_of_a_title_cut_at_full_length_are_joined_without_a_space() {
        String piece = "Zaplata za fakture nr FV/2026/11/00";
        assertThat(piece).hasSize(35);
        StatementLine line = only("<NtryDtls><TxDtls><RmtInf><Ustrd>" + piece + "</Ustrd><Ustrd>0123 z dnia</Ustrd>"
                + "<Ustrd>20.11.2026</Ustrd></RmtInf></TxDtls></NtryDtls>");
        assertThat(line.title()).isEqualTo("Zaplata za fakture nr FV/2026/11/000123 z dnia 20.11.2026");
    }

    @Test
    void a_uetr_serves_as_the_banks_reference_where_no_other_is_given() {
        StatementLine line = only("<NtryDtls><TxDtls><Refs><EndToEndId>notprovided</EndToEndId>"
                + "<UETR>255ae394-9965-4438-ac86-f406feada396</UETR></Refs></TxDtls></NtryDtls>");
        assertThat(line.bankReference()).isEqualTo("255ae394-9965-4438-ac86-f406feada396");
        assertThat(line.endToEndId()).isNull();
    }

    @Test
    void a_large_file_may_hold_any_number_of_ampersands() {
        String names = "<NtryDtls><TxDtls><RmtInf><Ustrd>" + "A &amp; B ".repeat(200)
                + "</Ustrd></RmtInf></TxDtls></NtryDtls>";
        ParsedStatement statement =
                Samples.between(Samples.credit("1.00", names).repeat(600), "700.00");
        assertThat(statement.lines()).hasSize(600);
        assertThat(statement.balanced()).contains(true);
    }

    @Test
    void text_in_pieces_and_entities_is_read_whole() {
        StatementLine line =
                only("<NtryDtls><TxDtls><RmtInf><Ustrd>A &amp; B &lt;<![CDATA[ C ]]>&#x17B;</Ustrd></RmtInf>"
                        + "</TxDtls></NtryDtls>");
        assertThat(line.title()).isEqualTo("A & B < C Ż");
    }

    private static StatementLine only(String details) {
        ParsedStatement statement = Samples.between(Samples.credit("10.00", details), "110.00");
        assertThat(statement.failures()).isEmpty();
        assertThat(statement.lines()).hasSize(1);
        return statement.lines().getFirst();
    }

    private static String batch(int size, String amount) {
        StringBuilder details = new StringBuilder("<NtryDtls>");
        IntStream.rangeClosed(1, size).forEach(i -> details.append(Samples.transaction("1.00", title("FV " + i))));
        return Samples.credit(amount, details.append("</NtryDtls>").toString());
    }

    private static String title(String text) {
        return "<RmtInf><Ustrd>" + text + "</Ustrd></RmtInf>";
    }
}
