package io.dunlin.core.dunning.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.dunning.DunningExplanation;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.RehearsalComparison;
import io.dunlin.core.dunning.RehearsalReport;
import io.dunlin.core.dunning.RunCapSettings;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyChoice;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.policy.SegmentRule;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Policies from the draft to the run: who has to agree, what changes, which case follows which. */
@FeatureTest
class PoliciesTest {

    private static final Actor ANNA = Actor.user("anna");
    private static final Actor MAREK = Actor.user("marek");

    @Autowired
    private TestingNights nights;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyApprovals approvals;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private DunningRun run;

    @Autowired
    private DunningExplanation explanation;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Parties parties;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @BeforeEach
    void prepare() {
        nights.followShippedPolicies();
        settings.change(PolicyApprovalSettings.GROUP, new PolicyApprovalSettings(3), TestingWorld.TESTER, "test");
    }

    @Test
    void a_policy_of_great_reach_needs_the_named_second_person_and_nobody_else() {
        overdue("alfa", 1);
        overdue("beta", 1);
        PolicyVersion small = draftOfStandard("10.00");
        assertThat(policies.publish(small.id(), ANNA, "Kosztów nie warto"))
                .isInstanceOfSatisfying(
                        Published.InUse.class,
                        inUse -> assertThat(inUse.version().publishReason()).isEqualTo("Kosztów nie warto"));

        overdue("gamma", 1);
        PolicyVersion draft = draftOfStandard("20.00");
        assertThat(policies.publish(draft.id(), ANNA, "again")).isEqualTo(new Published.NeedsApproval(3, 3));
        staff.hire("anna", Role.ADMINISTRATOR);
        User marek = staff.hire("marek", Role.MANAGER);
        User clerk = staff.hire("zofia", Role.CLERK);
        assertThat(approvals.candidates(draft, ANNA)).extracting(User::login).containsExactly("marek");
        assertThat(approvals.ask(draft.id(), clerk.id(), "x", ANNA))
                .isInstanceOf(PolicyApprovals.Outcome.Refused.class);

        long asked = asked(draft, marek);
        assertThat(approvals.approve(asked, "", ANNA)).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
        assertThat(policies.get(draft.id()).state()).isEqualTo(PolicyVersion.State.DRAFT);
        assertThat(approvals.approve(asked, "Dobrze", MAREK)).isInstanceOf(PolicyApprovals.Outcome.InUse.class);
        PolicyVersion inUse = policies.get(draft.id());
        assertThat(inUse.state()).isEqualTo(PolicyVersion.State.PUBLISHED);
        assertThat(inUse.publishedBy()).isEqualTo("anna");
        assertThat(inUse.isDefault()).isTrue();
        assertThat(approvals.open()).isEmpty();
        assertThat(approvals.of(inUse))
                .extracting(Approval::state, Approval::note)
                .containsExactly(tuple(Approval.State.APPROVED, "Dobrze"));
        assertThat(approvals.approve(asked, "", MAREK)).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
        assertThat(actions())
                .contains("policy-drafted", "policy-published", "policy-approval-asked", "policy-approved");
    }

    @Test
    void a_new_policy_may_reach_every_case_and_its_code_comes_from_its_name() {
        PolicyDefinition steps = policies.defaultPolicy().orElseThrow().definition();
        PolicyVersion first = policies.begin("Łódzka, próbna", "Łódź & trial!", steps, ANNA);
        assertThat(first.code()).isEqualTo("lodz-trial");
        assertThat(policies.begin("Inna", "Łódź trial", steps, ANNA).code()).isEqualTo("lodz-trial-2");
        assertThat(policies.publish(first.id(), ANNA, "small firm")).isInstanceOf(Published.InUse.class);
        for (String debtor : List.of("alfa", "beta", "gamma")) {
            overdue(debtor, 1);
        }
        PolicyVersion unknown = policies.begin("?", "?", steps, ANNA);
        assertThat(unknown.code()).isEqualTo("policy");
        assertThat(policies.publish(unknown.id(), ANNA, "x")).isEqualTo(new Published.NeedsApproval(3, 3));
        PolicyVersion again = policies.draft(first.code(), first.namePl(), first.nameEn(), first.definition(), ANNA);
        assertThat(policies.publish(again.id(), ANNA, "nobody follows it")).isInstanceOf(Published.InUse.class);
    }

    @Test
    void a_draft_is_changed_only_as_it_was_read() {
        PolicyDefinition steps = policies.defaultPolicy().orElseThrow().definition();
        PolicyVersion read = policies.begin("Próbna", "Trial", steps, ANNA);
        PolicyDefinition marek = new PolicyDefinition("6.00", steps.minimumGapDays(), steps.steps());
        PolicyDefinition anna = new PolicyDefinition("9.00", steps.minimumGapDays(), steps.steps());
        PolicyVersion changed = policies.redraft(read, marek, MAREK).orElseThrow();
        assertThat(policies.redraft(read, anna, ANNA)).as("Marek was first").isEmpty();
        assertThat(policies.get(read.id()).definition()).isEqualTo(marek);
        policies.discard(read.id(), MAREK, "not now");
        assertThat(policies.redraft(changed, anna, ANNA)).as("it is gone").isEmpty();
        assertThat(policies.all()).noneMatch(version -> version.definition().equals(anna));
    }

    @Test
    void a_new_default_of_great_reach_needs_the_second_person_too() {
        for (String debtor : List.of("alfa", "beta", "gamma")) {
            overdue(debtor, 1);
        }
        assertThat(policies.makeDefault("soft", ANNA, "Łagodniej")).isEqualTo(new Published.NeedsApproval(3, 3));
        assertThat(defaultCode()).isEqualTo("standard");
        staff.hire("anna", Role.ADMINISTRATOR);
        User marek = staff.hire("marek", Role.MANAGER);
        PolicyVersion soft = published("soft");
        long asked = asked(soft, marek);
        assertThat(approvals.approve(asked, "", ANNA)).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
        assertThat(defaultCode()).isEqualTo("standard");
        assertThat(approvals.approve(asked, "Dobrze", MAREK)).isInstanceOf(PolicyApprovals.Outcome.InUse.class);
        assertThat(defaultCode()).isEqualTo("soft");
        assertThat(actions()).contains("policy-approval-asked", "policy-approved", "policy-made-default");

        // A newer version takes the place of what was asked about.
        long again = asked(published("standard"), marek);
        PolicyVersion draft = draftOfStandard("10.00");
        assertThat(policies.publish(draft.id(), ANNA, "nobody follows it")).isInstanceOf(Published.InUse.class);
        assertThat(approvals.open()).isEmpty();
        assertThat(approvals.approve(again, "", MAREK)).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
        assertThat(defaultCode()).isEqualTo("soft");

        settings.change(PolicyApprovalSettings.GROUP, new PolicyApprovalSettings(4), TestingWorld.TESTER, "test");
        assertThat(policies.makeDefault("standard", ANNA, "Z powrotem")).isInstanceOf(Published.InUse.class);
        assertThat(defaultCode()).isEqualTo("standard");
    }

    private String defaultCode() {
        return policies.defaultPolicy().orElseThrow().code();
    }

    private PolicyVersion published(String code) {
        return policies.published().stream()
                .filter(version -> version.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_draft_that_was_changed_since_or_rejected_is_not_published() {
        for (String debtor : List.of("alfa", "beta", "gamma")) {
            overdue(debtor, 1);
        }
        User marek = staff.hire("marek", Role.MANAGER);
        PolicyVersion draft = draftOfStandard("20.00");
        long asked = asked(draft, marek);
        PolicyVersion changed = draftOfStandard("30.00");
        assertThat(changed.id()).isEqualTo(draft.id());
        assertThat(approvals.approve(asked, "", MAREK)).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
        assertThat(approvals.of(draft).getFirst().state()).isEqualTo(Approval.State.WITHDRAWN);

        long again = asked(changed, marek);
        assertThat(approvals.reject(again, "Za wysoka tolerancja", MAREK))
                .isInstanceOf(PolicyApprovals.Outcome.Rejected.class);
        assertThat(policies.get(draft.id()).state()).isEqualTo(PolicyVersion.State.DRAFT);
        policies.discard(draft.id(), ANNA, "unneeded");
        assertThat(policies.all()).noneMatch(version -> version.state() == PolicyVersion.State.DRAFT);
    }

    @Test
    void whoever_wrote_a_draft_before_it_was_written_over_is_an_author_still() {
        overdue("alfa", 1);
        User marek = staff.hire("marek", Role.MANAGER);
        User jan = staff.hire("jan", Role.LAWYER);
        PolicyVersion standard = published("standard");
        PolicyDefinition steps = standard.definition();
        var _ = policies.draft("standard", standard.namePl(), standard.nameEn(), steps, MAREK);
        PolicyVersion draft = policies.draft("standard", standard.namePl(), standard.nameEn(), steps, ANNA);
        assertThat(approvals.candidates(draft, ANNA)).extracting(User::login).containsExactly("jan");
        assertThat(approvals.ask(draft.id(), marek.id(), "x", ANNA))
                .isInstanceOf(PolicyApprovals.Outcome.Refused.class);

        long asked = asked(draft, jan);
        var _ = policies.draft("standard", standard.namePl(), standard.nameEn(), steps, Actor.user("jan"));
        assertThat(approvals.approve(asked, "", Actor.user("jan"))).isInstanceOf(PolicyApprovals.Outcome.Refused.class);
    }

    @Test
    void a_rehearsal_says_what_each_case_gets_what_changed_and_what_comes_and_writes_nothing() {
        CaseId alfa = overdue("alfa", 1);
        overdue("beta", -10);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        sent();
        clock.advance(Duration.ofDays(1));
        overdue("gamma", 1);
        long before = rows();

        RehearsalReport report = rehearsal.report(clock.today(), 30);

        assertThat(report.cases()).isEqualTo(3);
        assertThat(report.steps()).singleElement().satisfies(group -> {
            assertThat(group.stepCode()).isEqualTo("first-reminder");
            assertThat(group.cases()).isEqualTo(1);
            assertThat(group.totals()).containsExactly(Money.of("100.00", "PLN"));
        });
        assertThat(report.skips()).singleElement().satisfies(group -> {
            assertThat(group.reason()).isEqualTo(DunningReason.NOT_YET);
            assertThat(group.cases()).isEqualTo(2);
        });
        assertThat(report.changed()).as("alfa waits now, gamma is new").isEqualTo(2);
        assertThat(report.coming())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.on())
                        .isBetween(clock.today(), clock.today().plusDays(30)));
        assertThat(rows()).isEqualTo(before);

        List<Rehearsal.Coming> coming = explanation.why(alfa).orElseThrow().coming();
        assertThat(coming)
                .extracting(Rehearsal.Coming::stepCode)
                .containsExactly("first-sms", "second-reminder", "third-reminder", "call", "decision", "final-demand");
    }

    @Test
    void the_forecast_comes_true_where_nobody_does_anything() {
        for (int i = 0; i < 6; i++) {
            overdue("firm" + i, i * 3 - 4);
        }
        List<String> foreseen = new ArrayList<>();
        rehearsal
                .report(clock.today(), 50)
                .coming()
                .forEach(group -> foreseen.add(group.on() + " " + group.stepCode() + " " + group.cases()));
        List<String> happened = new ArrayList<>();
        for (int day = 0; day <= 50; day++) {
            run.simulate(clock.today()).stream()
                    .filter(row -> row.channel() != null)
                    .collect(Collectors.groupingBy(
                            row -> row.level() + row.stepCode(), TreeMap::new, Collectors.toList()))
                    .forEach((_, taken) ->
                            happened.add(clock.today() + " " + taken.getFirst().stepCode() + " " + taken.size()));
            assertThat(run.run(clock.today()).finished()).isTrue();
            sent();
            jdbi.useHandle(handle -> handle.execute("update case_task set state = 'DONE'"));
            clock.advance(Duration.ofDays(1));
        }
        assertThat(happened).hasSizeGreaterThan(15).anyMatch(line -> line.contains("hand-over"));
        assertThat(foreseen).isEqualTo(happened);
    }

    @Test
    void a_draft_is_rehearsed_beside_what_is_in_use() {
        CaseId alfa = overdue("alfa", 1);
        overdue("beta", 1);
        parties.chooseStrategy(cases.get(alfa).debtorId(), "soft", ANNA);
        RehearsalComparison same = rehearsal.compare(draftOfStandard("5.00"), 30);
        assertThat(same.different()).isZero();
        RehearsalComparison silent = rehearsal.compare(draftOfStandard("500.00"), 30);
        assertThat(silent.cases()).isEqualTo(2);
        assertThat(silent.differentToday()).isEqualTo(1);
        assertThat(silent.rows()).singleElement().satisfies(row -> {
            assertThat(row.live().outcome()).isEqualTo("TAKE");
            assertThat(row.tried().reason()).isEqualTo(DunningReason.BELOW_TOLERANCE);
            assertThat(row.triedSteps()).isEmpty();
        });
        RehearsalComparison.Count mails = silent.channels().get(DunningStep.Channel.MAIL);
        assertThat(mails.tried()).isLessThan(mails.live());
    }

    @Test
    void segments_choose_policies_and_exceptions_come_first() {
        CaseId small = overdue("small", 1);
        CaseId fraud = overdue("fraud", 1);
        CaseId chosen = overdue("chosen", 1);
        parties.suspectFraud(cases.get(fraud).debtorId(), "Fałszywe dane", ANNA);
        parties.suspectFraud(cases.get(fraud).debtorId(), "Jeszcze raz", ANNA);
        parties.chooseStrategy(cases.get(chosen).debtorId(), "standard", ANNA);
        PolicyChoice choice = new PolicyChoice(List.of(
                new SegmentRule("firm", null, null, Set.of(), null, null, true),
                new SegmentRule("soft", null, null, Set.of(PartyKind.COMPANY), 1, null, false)));
        RehearsalComparison comparison = rehearsal.compare(choice, 30);
        assertThat(comparison.different()).isEqualTo(2);
        policies.changeChoice(choice, ANNA, "Segmenty");
        assertThat(policyOf(small)).isEqualTo("soft");
        assertThat(policyOf(fraud)).isEqualTo("firm");
        assertThat(policyOf(chosen)).isEqualTo("standard");
        assertThat(policies.reach("soft")).isEqualTo(1);
        parties.clearFraudSuspicion(cases.get(fraud).debtorId(), "Wyjaśnione", ANNA);
        assertThat(policyOf(fraud)).isEqualTo("soft");
        assertThat(actions()).contains("fraud-suspected", "fraud-suspicion-cleared", "setting-changed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.changeChoice(
                        new PolicyChoice(List.of(new SegmentRule("nowhere", null, 1, Set.of(), null, null, false))),
                        ANNA,
                        ""));
    }

    @Test
    void a_capped_run_sends_so_many_messages_and_no_more_and_says_so() {
        settings.change(RunCapSettings.GROUP, new RunCapSettings(2), TestingWorld.TESTER, "test");
        for (int i = 0; i < 5; i++) {
            overdue("firm" + i, 1);
        }
        DunningRun.Summary first = run.run(clock.today());
        assertThat(first.taken()).isEqualTo(2);
        assertThat(first.waiting()).isEqualTo(3);
        int capped = jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from dunning_decision where reason = 'RUN_CAPPED'")
                        .mapTo(Integer.class)
                        .one());
        assertThat(capped).isEqualTo(3);
        sent();
        clock.advance(Duration.ofDays(1));
        assertThat(run.run(clock.today()).taken()).isEqualTo(2);
    }

    private String policyOf(CaseId id) {
        return explanation.why(id).orElseThrow().now().policyCode();
    }

    private long asked(PolicyVersion draft, User approver) {
        return switch (approvals.ask(draft.id(), approver.id(), "Nowy cennik", ANNA)) {
            case PolicyApprovals.Outcome.Asked(Approval approval) -> approval.id();
            case PolicyApprovals.Outcome other -> throw new AssertionError(other);
        };
    }

    private PolicyVersion draftOfStandard(String tolerance) {
        PolicyVersion standard = policies.published().stream()
                .filter(version -> version.code().equals("standard"))
                .findFirst()
                .orElseThrow();
        PolicyDefinition definition = new PolicyDefinition(
                tolerance,
                standard.definition().minimumGapDays(),
                standard.definition().steps());
        return policies.draft("standard", standard.namePl(), standard.nameEn(), definition, ANNA);
    }

    @CanIgnoreReturnValue
    private CaseId overdue(String debtor, int days) {
        return world.caseOf(world.receivable(
                debtor,
                "FV/" + debtor + "/" + world.next(),
                "100.00",
                clock.today().minusDays(days)));
    }

    /** Sending is off in these tests: what is queued has left by another way. */
    private void sent() {
        world.untilIdle();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update outbound_message set state = 'SENT', sent_at = :now where state = 'QUEUED'")
                .bind("now", clock.instant())
                .execute());
    }

    private long rows() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select (select count(*) from dunning_decision) + (select count(*) from dunning_step_taken)
                          + (select count(*) from outbound_message) + (select count(*) from case_task)
                          + (select count(*) from dunning_run) + (select count(*) from audit_entry)
                        """).mapTo(Long.class).one());
    }

    private List<String> actions() {
        return jdbi.withHandle(handle -> handle.createQuery("select action from audit_entry")
                .mapTo(String.class)
                .list());
    }
}
