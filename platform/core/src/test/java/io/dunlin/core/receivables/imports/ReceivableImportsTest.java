package io.dunlin.core.receivables.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.imports.ReceivableImportQueries.FailureRow;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingInvoice;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.value.TaxNumber;
import java.time.Duration;
import java.time.LocalDate;
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

    @Autowired
    private CaseQueries cases;

    @Autowired
    private FirmCalendar calendar;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingWorld world;

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

    @Test
    void what_contradicts_within_a_file_waits_for_a_person_with_its_row_and_nothing_of_the_file_is_kept() {
        imported(TestingInvoice.number("FV/1").owedBy(TestingInvoice.party("K3", "Alfa", null)));
        ImportOutcome outcome = hand(
                TestingInvoice.number("FV/2").owedBy(TestingInvoice.party("K9", "Alfa again", NIP_OF_ALFA)),
                TestingInvoice.number("FV/3").owedBy(TestingInvoice.party("K3", "Alfa", NIP_OF_ALFA)),
                TestingInvoice.number("FV/1")
                        .owedBy(TestingInvoice.party("K3", "Alfa", null))
                        .over("100.00", "EUR"));
        assertThat(failures(outcome)).extracting(FailureRow::line).containsExactly(2L, 3L);
        assertThat(failures(outcome)).extracting(FailureRow::value).containsExactly("Alfa", "FV/1");
        assertThat(receivables.withNumbers(List.of("FV/2", "FV/3"))).isEmpty();
        assertThat(addressesOf(debtorOf("FV/1"))).containsExactly("alfa@debtors.example");
    }

    @Test
    void creditors_that_contradict_within_a_file_wait_for_a_person() {
        imported(TestingInvoice.number("FV/1").owedTo(TestingInvoice.party("C3", "Hurtownia", null)));
        ImportOutcome outcome = hand(
                TestingInvoice.number("FV/2").owedTo(TestingInvoice.party("C9", "Hurtownia again", NIP_OF_ALFA)),
                TestingInvoice.number("FV/3").owedTo(TestingInvoice.party("C3", "Hurtownia", NIP_OF_ALFA)));
        assertThat(failures(outcome)).singleElement().satisfies(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.whyEn()).contains("creditor");
        });
        assertThat(parties.creditors()).hasSize(1);
    }

    @Test
    void a_person_takes_the_rest_and_what_contradicts_is_left_out_and_stays_listed() {
        imported(TestingInvoice.number("FV/1").owedBy(TestingInvoice.party("K3", "Alfa", null)));
        TestingInvoice[] invoices = {
            TestingInvoice.number("FV/2").owedBy(TestingInvoice.party("K9", "Beta", NIP_OF_BETA)),
            TestingInvoice.number("FV/1").owedBy(TestingInvoice.party("K9", "Beta", NIP_OF_BETA)),
            TestingInvoice.number("FV/4").owedBy(TestingInvoice.party("K9", "Gamma", NIP_OF_ALFA))
        };
        ReceivableImportId id = ((ImportOutcome.AwaitsDecision) hand(invoices)).id();
        assertThat(imports.acceptReadable(id, "erp", parsed(invoices), TestingWorld.TESTER))
                .isEqualTo(new ImportOutcome.Imported(id, 3, 1, 0));
        assertThat(receivables.withNumbers(List.of("FV/2", "FV/4")))
                .extracting(Receivable::number)
                .containsExactly("FV/2");
        assertThat(queries.failures(id, Window.first(10)))
                .extracting(FailureRow::value)
                .containsExactly("FV/1", "Gamma");
        assertThat(queries.get(id).failureCount()).isEqualTo(2);
    }

    @Test
    void another_debtor_or_creditor_of_a_known_document_waits_for_a_person_who_reads_why() {
        imported(TestingInvoice.number("FV/1").owedBy(alfa()));
        assertThat(failures(hand(TestingInvoice.number("FV/1").owedBy(beta("K-18")))))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.whyEn()).contains("The document is in the case of debtor");
                    assertThat(failure.whyPl()).contains("Dokument jest w sprawie dłużnika");
                });
        assertThat(failures(hand(TestingInvoice.number("FV/1")
                        .owedBy(alfa())
                        .owedTo(TestingInvoice.party("C-2", "Delta", NIP_OF_BETA)))))
                .singleElement()
                .satisfies(failure -> assertThat(failure.whyEn()).contains("in the case of creditor"));
        assertThat(parties.getDebtor(debtorOf("FV/1")).name()).isEqualTo("Alfa");
        assertThat(parties.creditors()).hasSize(1);
    }

    @Test
    void a_document_without_dates_keeps_the_due_date_of_its_first_import_and_becomes_overdue() {
        imported(TestingInvoice.number("FV/1"));
        LocalDate due = receivable("FV/1").dueOn();
        assertThat(due).isEqualTo(calendar.today().plusDays(14));
        for (int day = 0; day < 20; day++) {
            clock.advance(Duration.ofDays(1));
            imported(TestingInvoice.number("FV/1"));
        }
        assertThat(receivable("FV/1").dueOn()).isEqualTo(due).isBefore(calendar.today());
        imported(TestingInvoice.number("FV/1").dueOn(due.plusDays(30)));
        assertThat(receivable("FV/1").dueOn()).isEqualTo(due.plusDays(30));
    }

    @Test
    void what_was_assigned_to_a_factor_is_collected_no_more_until_its_source_takes_that_back() {
        imported(TestingInvoice.number("FV/1"), TestingInvoice.number("FV/2"));
        CaseId id = world.caseOf(receivable("FV/1"));
        imported(TestingInvoice.number("FV/1").assignedToFactor());
        assertThat(receivable("FV/1").state()).isEqualTo(Receivable.State.EXCLUDED);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
        imported(TestingInvoice.number("FV/2").assignedToFactor());
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(hand(TestingInvoice.number("FV/2").assignedToFactor()))
                .as("the same again")
                .satisfies(again ->
                        assertThat(((ImportOutcome.Imported) again).changed()).isZero());
        imported(TestingInvoice.number("FV/2"));
        assertThat(receivable("FV/2").state()).isEqualTo(Receivable.State.OPEN);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
    }

    @Test
    void what_came_in_as_assigned_gets_its_case_with_the_first_record_that_says_otherwise() {
        imported(TestingInvoice.number("FV/1").assignedToFactor());
        assertThat(receivable("FV/1").caseId()).isNull();
        imported(TestingInvoice.number("FV/1"));
        assertThat(cases.get(world.caseOf(receivable("FV/1"))).state()).isEqualTo(CollectionCase.State.OPEN);
    }

    @Test
    void what_was_paid_while_it_was_assigned_is_settled_when_it_comes_back() {
        imported(TestingInvoice.number("FV/1"));
        imported(TestingInvoice.number("FV/1").assignedToFactor());
        imported(TestingInvoice.number("FV/1").paid("100.00"));
        assertThat(receivable("FV/1").state()).isEqualTo(Receivable.State.SETTLED);
        assertThat(cases.get(world.caseOf(receivable("FV/1"))).state()).isEqualTo(CollectionCase.State.CLOSED);
    }

    private static PartyRecord alfa() {
        return TestingInvoice.party("K-17", "Alfa", NIP_OF_ALFA);
    }

    private static PartyRecord beta(String key) {
        return TestingInvoice.party(key, "Beta", NIP_OF_BETA);
    }

    private ImportOutcome hand(TestingInvoice... invoices) {
        return imports.importFetched("erp", parsed(invoices), TestingWorld.TESTER);
    }

    private static ParsedReceivables parsed(TestingInvoice... invoices) {
        return new ParsedReceivables(
                "ERP",
                List.of(),
                Arrays.stream(invoices).map(TestingInvoice::record).toList(),
                List.of());
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
