package io.dunlin.core.litigation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.court.Evidence;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class FilingsTest {

    private static final Actor LAWYER = Actor.user("lawyer");

    @Autowired
    private TestingStaff staff;

    @Autowired
    private FilingDossiers dossiers;

    @Autowired
    private JdbiFilings store;

    @Autowired
    private Cases cases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Users users;

    @Autowired
    private Transactions transactions;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Holds holds;

    @Autowired
    private Ledger ledger;

    @Autowired
    private InterestAgreements agreements;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private final TestingCourt court = new TestingCourt();
    private Filings filings;

    @BeforeEach
    void prepare() {
        filings = new Filings(dossiers, store, court, cases, timeline, users, transactions, audit);
        settings.change(
                LitigationSettings.GROUP,
                new LitigationSettings(
                        "Anna",
                        "Testowa",
                        true,
                        "pełnomocnictwo z 2.01.2026",
                        null,
                        "Kancelaria Testowa",
                        "ul. Prosta",
                        "1",
                        null,
                        "00-001",
                        "Warszawa",
                        true,
                        "17.00",
                        null),
                TestingWorld.TESTER,
                "test");
    }

    @Test
    void a_case_is_drafted_approved_by_a_lawyer_and_its_timeline_tells() {
        CaseId id = readyCase(40);
        FilingDraft draft = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        assertThat(draft.versionNumber()).isEqualTo(1);
        assertThat(draft.disputeValue()).isEqualTo(Money.of("100.00", "PLN"));
        assertThat(filings.content(draft.id())).isNotEmpty();
        FilingDraft second = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        assertThat(second.versionNumber()).isEqualTo(2);

        assertThat(filings.approve(second.id(), "", TestingWorld.TESTER)).isInstanceOf(FilingResult.Refused.class);
        makeLawyer();
        assertThat(reasons(filings.approve(draft.id(), "zgoda", LAWYER))).contains("not the newest");
        assertThat(done(filings.approve(second.id(), "zgoda", LAWYER)).state()).isEqualTo(FilingDraft.State.APPROVED);
        assertThat(filings.reject(second.id(), "za późno", LAWYER)).isInstanceOf(FilingResult.Refused.class);
        assertThat(timeline.of(id))
                .extracting(Timeline.Entry::kind)
                .contains(CaseEventKind.FILING_DRAFTED, CaseEventKind.FILING_DECIDED);
    }

    @Test
    void the_dossier_claims_what_is_overdue_with_the_interest_of_its_kind_and_names_the_proofs() {
        CaseId id = readyCase(40);
        Receivable notYetDue =
                world.receivable("alfa", "FV/later", "70.00", clock.today().plusDays(5));
        assertThat(world.caseOf(notYetDue)).isEqualTo(id);
        FilingDossier dossier = ((DossierOutcome.Ready) dossiers.of(id)).dossier();
        assertThat(dossier.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.commercial()).isTrue();
            assertThat(claim.interest())
                    .isEqualTo(new FilingClaim.Interest.CommercialLate(
                            clock.today().minusDays(39)));
        });
        assertThat(dossier.defendants().getFirst()).isInstanceOf(FilingParty.Organisation.class);
        assertThat(dossier.evidence()).hasSize(1);
    }

    @Test
    void a_court_is_told_of_a_reminder_or_a_demand_only_where_one_left_and_never_of_silence() {
        CaseId id = readyCase(40);
        String nothing = told(id);
        assertThat(nothing)
                .contains("nie podjęły mediacji ani innej próby", "nie zapłaciła")
                .doesNotContain("przypom", "wezwa");

        left(id, "REMINDER", 20);
        left(id, "REMINDER", 9);
        String reminded = told(id);
        assertThat(reminded)
                .contains("nie podjęły mediacji", "przypominała", "ostatnio dnia " + day(9))
                .doesNotContain(day(20), "wezwa");

        left(id, "FINAL_DEMAND", 8);
        String demanded = told(id);
        assertThat(demanded)
                .contains("dnia " + day(8) + " wysłała stronie pozwanej przedsądowe wezwanie do zapłaty, mimo którego")
                .doesNotContain(day(9), "nie podjęły mediacji");

        assertThat(nothing + reminded + demanded).doesNotContain("odpowiedzi", "kwestionowan", "bezskuteczn");
    }

    @Test
    void a_draft_is_approved_only_while_it_claims_what_is_owed() {
        Receivable receivable = ready("FV/" + world.next(), 40);
        CaseId id = world.caseOf(receivable);
        FilingDraft draft = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        makeLawyer();
        post(receivable, "-60.00");
        assertThat(reasons(filings.approve(draft.id(), "", LAWYER))).contains("sums have changed");
        FilingDraft again = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        assertThat(again.disputeValue()).isEqualTo(Money.of("40.00", "PLN"));
        agree(receivable, new InterestAgreement.Waived());
        assertThat(reasons(filings.approve(again.id(), "", LAWYER))).contains("sums have changed");
        FilingDraft last = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        assertThat(done(filings.approve(last.id(), "", LAWYER)).state()).isEqualTo(FilingDraft.State.APPROVED);
    }

    @Test
    void interest_is_claimed_as_it_was_agreed() {
        Receivable receivable = ready("FV/" + world.next(), 40);
        LocalDate from = clock.today().minusDays(39);
        agree(receivable, new InterestAgreement.Waived());
        FilingDossier waived = dossier(receivable);
        assertThat(waived.claims().getFirst().interest()).isNull();
        assertThat(waived.justification()).contains("Odsetek strona powodowa nie dochodzi.");
        agree(receivable, new InterestAgreement.Contractual(new Percentage("12.5")));
        FilingDossier contractual = dossier(receivable);
        assertThat(contractual.claims().getFirst().interest())
                .isEqualTo(new FilingClaim.Interest.ContractualLate(from, new Percentage("12.5")));
        assertThat(contractual.justification()).contains("12,5% rocznie");
        agree(receivable, new InterestAgreement.ByLaw());
        assertThat(dossier(receivable).claims().getFirst().interest())
                .isEqualTo(new FilingClaim.Interest.CommercialLate(from));
    }

    @Test
    void a_correction_downward_lowers_the_oldest_claim_and_is_named() {
        Receivable older = ready("FV/older", 40);
        Receivable younger =
                world.receivable("alfa", "FV/younger", "100.00", clock.today().minusDays(20));
        Receivable correction =
                world.receivable("alfa", "KOR/1", "-130.00", clock.today().plusDays(5));
        assertThat(world.caseOf(correction)).isEqualTo(world.caseOf(older));
        FilingDossier dossier = dossier(older);
        assertThat(dossier.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.principal()).isEqualTo(Money.of("70.00", "PLN"));
            assertThat(claim.description()).contains("FV/younger");
        });
        assertThat(dossier.evidence()).extracting(Evidence::identifier).contains("KOR/1");
        assertThat(dossier.justification()).contains("nr KOR/1 (130,00 PLN)");

        world.receivable("alfa", "KOR/2", "-70.00", clock.today());
        assertThat(reasons(filings.draft(world.caseOf(younger), "TEST", TestingWorld.TESTER)))
                .contains("Nothing is due");
    }

    @Test
    void nothing_is_drafted_while_a_dispute_is_open_after_limitation_or_without_what_a_court_asks() {
        CaseId disputed = readyCase(40);
        assertThat(disputes.open(
                                new Disputes.NewDispute(disputed, null, "QUALITY", "wadliwy towar", "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        assertThat(reasons(filings.draft(disputed, "TEST", TestingWorld.TESTER)))
                .contains("dispute");

        Receivable held = ready("FV/" + world.next(), 40);
        assertThat(holds.place(
                                new Holds.NewHold(
                                        world.caseOf(held),
                                        null,
                                        HoldReason.POSSIBLE_PAYMENT,
                                        clock.today().plusDays(3),
                                        "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        assertThat(reasons(filings.draft(world.caseOf(held), "TEST", TestingWorld.TESTER)))
                .contains("on hold");

        CaseId old = world.caseOf(
                world.receivable("beta", "FV/old", "100.00", clock.today().minusYears(4)));
        assertThat(reasons(filings.draft(old, "TEST", TestingWorld.TESTER)))
                .contains("became time-barred after", "przedawniła się z upływem", "has no address");

        settings.change(
                LitigationSettings.GROUP, LitigationSettings.GROUP.defaults(), TestingWorld.TESTER, "nobody signs");
        assertThat(reasons(filings.draft(readyCase(40), "TEST", TestingWorld.TESTER)))
                .contains("complete “Court filings” under Settings", "pod „Pozwy”");
    }

    @Test
    void an_unknown_format_a_failing_plugin_and_a_draft_with_errors_are_said_and_change_nothing() {
        CaseId id = readyCase(40);
        assertThat(reasons(filings.draft(id, "NONE", TestingWorld.TESTER))).contains("No plugin");
        court.failNext();
        assertThat(reasons(filings.draft(id, "TEST", TestingWorld.TESTER))).contains("no paper");
        assertThat(filings.of(id)).isEmpty();
        court.findErrors();
        makeLawyer();
        FilingDraft faulty = done(filings.draft(id, "TEST", TestingWorld.TESTER));
        assertThat(reasons(filings.approve(faulty.id(), "", LAWYER))).contains("errors");
        assertThat(reasons(filings.reject(faulty.id(), "", LAWYER))).contains("why");
        assertThat(done(filings.reject(faulty.id(), "brak PESEL", LAWYER)).decisionNote())
                .isEqualTo("brak PESEL");
    }

    private CaseId readyCase(int daysOverdue) {
        return world.caseOf(ready("FV/" + world.next(), daysOverdue));
    }

    private FilingDossier dossier(Receivable receivable) {
        return ((DossierOutcome.Ready) dossiers.of(world.caseOf(receivable))).dossier();
    }

    private void post(Receivable receivable, String amount) {
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.PAYMENT,
                                Money.of(amount, "PLN"),
                                clock.today(),
                                "test:" + world.next(),
                                "payment"))
                        .repeated())
                .isFalse();
    }

    private void agree(Receivable receivable, InterestAgreement agreement) {
        agreements.record(
                receivable.creditorId(), receivable.debtorId(), agreement, TestingWorld.TESTER, "umowa z 1.06.2026");
    }

    private Receivable ready(String number, int daysOverdue) {
        Receivable receivable =
                world.receivable("alfa", number, "100.00", clock.today().minusDays(daysOverdue));
        jdbi.useHandle(handle -> {
            handle.execute("""
                    update debtor set street = 'ul. Długa', building = '5', postal_code = '00-002', city = 'Warszawa'
                    where id = ?
                    """, receivable.debtorId().value());
            handle.execute("""
                    update creditor set street = 'ul. Krótka', building = '7', postal_code = '00-003', city = 'Warszawa'
                    where id = ?
                    """, receivable.creditorId().value());
        });
        return receivable;
    }

    /** What a filing says of the way to court: its facts and its statement by art. 187. */
    private String told(CaseId id) {
        FilingDossier dossier = ((DossierOutcome.Ready) dossiers.of(id)).dossier();
        return dossier.justification() + dossier.mediation();
    }

    private String day(int daysAgo) {
        return DateTimeFormatter.ofPattern("d.MM.yyyy", Locale.ROOT)
                .format(clock.today().minusDays(daysAgo));
    }

    private void left(CaseId id, String purpose, int daysAgo) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbound_message (case_id, debtor_id, channel, purpose, recipient, language, subject,
                          body_text, message_id, origin, state, not_before, queued_at, sent_at)
                        select id, debtor_id, 'MAIL', :purpose, 'x@debtors.example', 'pl', 'x', 'x', :origin, :origin,
                          'SENT', :at, :at, :at
                        from collection_case where id = :id
                        """)
                .bind("id", id)
                .bind("purpose", purpose)
                .bind("origin", "test:left:" + purpose + daysAgo)
                .bind("at", clock.instant().minus(Duration.ofDays(daysAgo)))
                .execute());
    }

    private void makeLawyer() {
        staff.hire("lawyer", "Anna Testowa", "pl", Role.LAWYER);
    }

    private static FilingDraft done(FilingResult result) {
        assertThat(result).isInstanceOf(FilingResult.Done.class);
        return ((FilingResult.Done) result).draft();
    }

    private static String reasons(FilingResult result) {
        assertThat(result).isInstanceOf(FilingResult.Refused.class);
        return ((FilingResult.Refused) result).reasons().toString();
    }
}
