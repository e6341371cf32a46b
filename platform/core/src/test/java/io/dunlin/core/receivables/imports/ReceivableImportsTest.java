package io.dunlin.core.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingInvoice;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.TaxNumber;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Receivables as sources state them again, of parties that they know by key and by tax number. */
@FeatureTest
class ReceivableImportsTest {

    private static final String NIP_OF_ALFA = "5265877635";
    private static final String NIP_OF_BETA = "5252248481";

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private ReceivableImportQueries queries;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Parties parties;

    @Test
    void a_key_that_goes_to_a_firm_with_another_tax_number_waits_for_a_person_though_the_number_is_new() {
        imported(TestingInvoice.number("FV/1").owedBy(alfa()));
        ImportOutcome friday = hand(TestingInvoice.number("FV/2").owedBy(beta("K-17")));
        assertThat(failures(friday)).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(1);
            assertThat(failure.whyEn()).contains("whose tax number is not the one given");
        });
        assertThat(receivables.withNumbers(List.of("FV/2"))).isEmpty();
        assertThat(addressesOf(debtorOf("FV/1"))).containsExactly("alfa@debtors.example");
    }

    @Test
    void the_same_holds_for_a_creditor() {
        imported(TestingInvoice.number("FV/1").owedTo(TestingInvoice.party("C-1", "Alfa", NIP_OF_ALFA)));
        ImportOutcome friday =
                hand(TestingInvoice.number("FV/2").owedTo(TestingInvoice.party("C-1", "Beta", NIP_OF_BETA)));
        assertThat(failures(friday))
                .singleElement()
                .satisfies(failure -> assertThat(failure.whyPl()).contains("wierzyciela"));
        assertThat(parties.creditors()).extracting(Creditor::name).containsExactly("Alfa");
    }

    @Test
    void a_firm_known_without_a_tax_number_gets_that_of_the_record_and_keeps_it() {
        imported(TestingInvoice.number("FV/1").owedBy(TestingInvoice.party("K-17", "Alfa", null)));
        imported(TestingInvoice.number("FV/2").owedBy(alfa()));
        Debtor debtor = parties.getDebtor(debtorOf("FV/2"));
        assertThat(debtor.id()).isEqualTo(debtorOf("FV/1"));
        assertThat(debtor.taxNumber()).isEqualTo(TaxNumber.nip(NIP_OF_ALFA));
        assertThat(hand(TestingInvoice.number("FV/3").owedBy(beta("K-17"))))
                .isInstanceOf(ImportOutcome.AwaitsDecision.class);
    }

    @Test
    void a_firm_keeps_its_cases_under_another_key_and_when_a_record_leaves_the_tax_number_out() {
        imported(TestingInvoice.number("FV/1").owedBy(alfa()));
        imported(TestingInvoice.number("FV/2").owedBy(TestingInvoice.party("K-18", "Alfa", NIP_OF_ALFA)));
        imported(TestingInvoice.number("FV/3").owedBy(TestingInvoice.party("K-17", "Alfa", null)));
        assertThat(List.of(debtorOf("FV/2"), debtorOf("FV/3"))).containsOnly(debtorOf("FV/1"));
    }

    private static PartyRecord alfa() {
        return TestingInvoice.party("K-17", "Alfa", NIP_OF_ALFA);
    }

    private static PartyRecord beta(String key) {
        return TestingInvoice.party(key, "Beta", NIP_OF_BETA);
    }

    private ImportOutcome hand(TestingInvoice... invoices) {
        return imports.importFetched(
                "erp",
                new ParsedReceivables(
                        "ERP",
                        List.of(),
                        Arrays.stream(invoices).map(TestingInvoice::record).toList(),
                        List.of()),
                TestingWorld.TESTER);
    }

    private void imported(TestingInvoice... invoices) {
        assertThat(hand(invoices)).isInstanceOf(ImportOutcome.Imported.class);
    }

    private List<FailureRow> failures(ImportOutcome outcome) {
        assertThat(outcome).isInstanceOf(ImportOutcome.AwaitsDecision.class);
        return queries.failures(((ImportOutcome.AwaitsDecision) outcome).id(), Window.first(10));
    }

    private DebtorId debtorOf(String number) {
        return receivable(number).debtorId();
    }

    private Receivable receivable(String number) {
        return receivables.withNumbers(List.of(number)).getFirst();
    }

    private List<String> addressesOf(DebtorId debtor) {
        return parties.contactPoints(debtor).stream().map(ContactPoint::value).toList();
    }
}
