package io.dunlin.core.litigation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.court.FilingClaim;
import io.dunlin.spi.court.FilingDossier;
import io.dunlin.spi.court.FilingParty;
import io.dunlin.spi.value.Money;
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
        assertThat(done(filings.draft(id, "TEST", TestingWorld.TESTER)).versionNumber())
                .isEqualTo(2);

        assertThat(filings.approve(draft.id(), "", TestingWorld.TESTER)).isInstanceOf(FilingResult.Refused.class);
        makeLawyer();
        assertThat(done(filings.approve(draft.id(), "zgoda", LAWYER)).state()).isEqualTo(FilingDraft.State.APPROVED);
        assertThat(filings.reject(draft.id(), "za późno", LAWYER)).isInstanceOf(FilingResult.Refused.class);
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
        assertThat(dossier.mediation()).contains("mediacji");
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

        CaseId old = world.caseOf(
                world.receivable("beta", "FV/old", "100.00", clock.today().minusYears(4)));
        assertThat(reasons(filings.draft(old, "TEST", TestingWorld.TESTER))).contains("time-barred", "has no address");
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
        Receivable receivable = world.receivable(
                "alfa", "FV/" + world.next(), "100.00", clock.today().minusDays(daysOverdue));
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
        return world.caseOf(receivable);
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
