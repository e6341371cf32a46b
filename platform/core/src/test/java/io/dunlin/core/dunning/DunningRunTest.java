package io.dunlin.core.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.dunning.letters.FormalLetterOutcome;
import io.dunlin.core.dunning.letters.TestingApproval;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.Published;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Representative;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlanId;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.plans.PlanOutcome;
import io.dunlin.core.plans.PlanWatch;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingMailServer;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@FeatureTest
@TestPropertySource(properties = "dunlin.dunning.batch-size=3")
class DunningRunTest {

    private static final TestingMailServer MAIL = new TestingMailServer();

    @Autowired
    private TestingNights nights;

    @Autowired
    private DunningRun run;

    @Autowired
    private DunningQueries queries;

    @Autowired
    private DunningExplanation explanation;

    @Autowired
    private TestingApproval approval;

    @Autowired
    private Policies policies;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    private Outbox sending;

    @Autowired
    private Holds holds;

    @Autowired
    private Promises promises;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private PlanWatch planWatch;

    @Autowired
    private Parties parties;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.use(registry);
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void prepare() {
        MAIL.empty();
        nights.followShippedPolicies();
    }

    @Test
    void an_overdue_receivable_gets_its_reminder_by_mail_and_the_case_tells_of_it() {
        goLive();
        CaseId id = overdue("alfa", 1);
        DunningRun.Summary summary = run.run(clock.today());
        assertThat(summary).isEqualTo(new DunningRun.Summary(clock.today(), true, 1, 0, 0, 0));
        world.untilIdle();

        assertThat(MAIL.subjects()).singleElement().asString().startsWith("Przypomnienie o płatności");
        assertThat(timeline.of(id))
                .extracting(Timeline.Entry::kind)
                .contains(CaseEventKind.STEP_TAKEN, CaseEventKind.MESSAGE_SENT)
                .doesNotContain(CaseEventKind.MESSAGE_QUEUED);
        assertThat(cases.get(id).levelReached()).isEqualTo(1);
        DunningExplanation.Answer answer = explanation.why(id).orElseThrow();
        assertThat(answer.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.stepCode()).isEqualTo("first-reminder"));
        assertThat(answer.now().reason()).isEqualTo(DunningReason.NOT_YET);
        assertThat(answer.now().stepCode()).isEqualTo("first-sms");
        assertThat(answer.now().waitUntil()).isEqualTo(clock.today().plusDays(2));
        assertThat(answer.bank()).isEqualTo(DunningDay.Bank.NOT_SET_UP);
    }

    @Test
    void a_day_is_decided_once_and_a_rehearsal_writes_nothing() {
        overdue("alfa", 1);
        List<DunningRun.Rehearsed> rehearsed = run.simulate(clock.today());
        assertThat(rehearsed).singleElement().satisfies(row -> {
            assertThat(row.outcome()).isEqualTo("TAKE");
            assertThat(row.amount()).isEqualTo(Money.of("100.00", "PLN"));
        });
        assertThat(run.summary(clock.today())).isEmpty();
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(messages()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run.run(clock.today().plusDays(1)));
    }

    @Test
    void a_run_that_is_cut_off_goes_on_after_its_last_batch_and_does_nothing_twice() {
        for (int i = 0; i < 8; i++) {
            overdue("firm" + i, 1);
        }
        for (int batches = 0; batches <= 3; batches++) {
            forgetTheDay();
            jdbi.useHandle(handle ->
                    handle.createUpdate("""
                            insert into dunning_run (business_date, state, started_at) values (:day, 'RUNNING', now(6))
                            """).bind("day", clock.today()).execute());
            for (int i = 0; i < batches; i++) {
                assertThat(run.batch(clock.today())).isTrue();
            }
            // Here the node died. Another one takes the day up.
            assertThat(run.run(clock.today()).taken()).isEqualTo(8);
            assertThat(messages()).hasSize(8);
            assertThat(queries.decisions(clock.today(), "TAKE", null, Window.first(100)))
                    .hasSize(8);
        }
    }

    @Test
    void a_batch_that_fails_in_its_middle_leaves_nothing_behind_and_is_done_again() {
        List<CaseId> ids = List.of(overdue("a", 1), overdue("b", 1), overdue("c", 1), overdue("d", 1));
        // The fourth case cannot be written: its decision is there already, as a bug would leave it.
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into dunning_decision (business_date, case_id, policy_id, outcome, reason, detail, decided_at)
                        select :day, :id, id, 'WAIT', 'NOT_YET', '', now(6) from dunning_policy limit 1
                        """)
                .bind("day", clock.today())
                .bind("id", ids.get(2))
                .execute());
        assertThatExceptionIsThrown(() -> run.run(clock.today()));
        assertThat(messages()).isEmpty();
        jdbi.useHandle(handle -> handle.execute("delete from dunning_decision"));
        assertThat(run.run(clock.today()).taken()).isEqualTo(4);
        assertThat(messages()).hasSize(4);
    }

    @Test
    void days_of_downtime_make_no_burst() {
        CaseId id = overdue("alfa", 1);
        goLive();
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        clock.advanceDays(21);
        for (int i = 0; i < 3; i++) {
            assertThat(run.run(clock.today()).finished()).isTrue();
            world.untilIdle();
        }
        assertThat(MAIL.subjects()).hasSize(1);
        assertThat(explanation.why(id).orElseThrow().steps())
                .extracting(DunningExplanation.StepDone::stepCode)
                .containsExactly("first-sms", "first-reminder");
    }

    @Test
    void what_is_queued_is_taken_back_when_the_case_is_held_and_is_due_again_after() {
        CaseId id = overdue("alfa", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        hold(id, clock.today().plusDays(1));
        assertThat(messages())
                .extracting(OutboxQueries.OutboxRow::state)
                .containsExactly(OutboundMessage.State.CANCELLED);
        assertThat(cases.get(id).levelReached()).isZero();
        clock.advanceDays(1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(messages())
                .extracting(OutboxQueries.OutboxRow::state)
                .containsExactlyInAnyOrder(OutboundMessage.State.CANCELLED, OutboundMessage.State.QUEUED);
    }

    @Test
    void a_payment_takes_back_the_message_and_closes_the_case() {
        Receivable receivable = receivable("alfa", 1);
        CaseId id = world.caseOf(receivable);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        pay(receivable, "-100.00");
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
        goLive();
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
    }

    @Test
    void nothing_leaves_for_what_was_assigned_to_a_factor_and_what_is_left_of_the_case_goes_on() {
        Receivable sold = receivable("alfa", 1);
        Receivable kept = receivable("alfa", 1);
        Receivable all = receivable("beta", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(2);
        world.assign("alfa", sold);
        world.assign("beta", all);
        assertThat(messages())
                .extracting(OutboxQueries.OutboxRow::state)
                .containsOnly(OutboundMessage.State.CANCELLED)
                .hasSize(2);
        assertThat(cases.get(world.caseOf(all)).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(cases.get(world.caseOf(kept)).state()).isEqualTo(CollectionCase.State.OPEN);
        goLive();
        clock.advanceDays(1);
        assertThat(run.simulate(clock.today()).getFirst().amount()).isEqualTo(kept.balance());
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).hasSize(1);
    }

    @Test
    void at_the_moment_of_sending_a_changed_amount_takes_the_message_back_and_the_next_run_writes_a_right_one() {
        Receivable receivable = receivable("alfa", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        pay(receivable, "-40.00");
        goLive();
        clock.advanceDays(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(messages().getFirst().state()).isEqualTo(OutboundMessage.State.CANCELLED);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).hasSize(1);
    }

    @Test
    void at_the_moment_of_sending_a_credit_that_came_since_takes_the_message_back() {
        CaseId id = overdue("alfa", 1);
        Receivable overpaid = world.receivable(
                "alfa", "FV/" + world.next(), "50.00", clock.today().plusDays(20));
        assertThat(world.caseOf(overpaid)).isEqualTo(id);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        // Written past the services, so that nothing but the guard can see it.
        jdbi.useHandle(handle -> handle.execute("""
                insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                values (?, 'PAYMENT', -80.00, 'PLN', ?, now(6), 'test', '')
                """, overpaid.id().value(), clock.today()));
        goLive();
        clock.advanceDays(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(messages().getFirst().state()).isEqualTo(OutboundMessage.State.CANCELLED);
        assertThat(messages().getFirst().outcome()).isEqualTo("sending.refused.changed");
        assertThat(run.simulate(clock.today()).getFirst().amount()).isEqualTo(Money.of("70.00", "PLN"));
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).hasSize(1);
    }

    @Test
    void at_the_moment_of_sending_disputes_promises_counsel_and_old_bank_data_stop_the_message() {
        CaseId disputed = overdue("disputed", 1);
        CaseId promised = overdue("promised", 1);
        CaseId represented = overdue("represented", 1);
        CaseId bankless = overdue("bankless", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(4);
        // Written past the services, so that nothing but the guard can see it.
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into dispute (case_id, reason, statement, opened_at, opened_by, origin, state)
                    values (?, 'OTHER', '', now(6), 'test', 'test', 'OPEN')
                    """, disputed.value());
            handle.execute("insert into bank_account (account, currency, name) values ('PL1', 'PLN', 'main')");
        });
        assertThat(promises.register(
                                promised,
                                java.util.Currency.getInstance("PLN"),
                                null,
                                clock.today().plusDays(5),
                                "test",
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        parties.nameRepresentative(
                cases.get(represented).debtorId(),
                Representative.Role.COUNSEL,
                "r.pr. Testowa",
                null,
                clock.today(),
                "test",
                TestingWorld.TESTER);
        goLive();
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(messages().stream().filter(row -> row.state() == OutboundMessage.State.CANCELLED))
                .hasSize(3);
        assertThat(explanation.why(bankless).orElseThrow().bank()).isEqualTo(DunningDay.Bank.TOO_OLD);
    }

    @Test
    void thanks_for_a_payment_go_past_no_lawyer_who_came_meanwhile() {
        CaseId represented = overdue("represented", 1);
        CaseId inCourt = overdue("court", 1);
        CaseId free = overdue("free", 1);
        List<OutboundMessageId> thanks = List.of(thanks(represented), thanks(inCourt), thanks(free));
        parties.nameRepresentative(
                cases.get(represented).debtorId(),
                Representative.Role.COUNSEL,
                "r.pr. Testowa",
                null,
                clock.today(),
                "test",
                TestingWorld.TESTER);
        jdbi.useHandle(handle ->
                handle.execute("update collection_case set state = 'LITIGATION' where id = ?", inCourt.value()));
        goLive();
        clock.advance(Duration.ofMinutes(6));
        world.untilIdle();
        assertThat(thanks)
                .extracting(id -> sending.get(id).outcome())
                .containsExactly("sending.refused.represented", "sending.refused.litigation", null);
        assertThat(MAIL.subjects()).containsExactly("Dziękujemy");
    }

    private OutboundMessageId thanks(CaseId id) {
        return sending.queue(
                new NewMessage(
                        id.value(),
                        cases.get(id).debtorId(),
                        Channel.MAIL,
                        Purpose.PAYMENT_THANKS,
                        "debtor@debtors.example",
                        "pl",
                        "Dziękujemy",
                        "Dziękujemy za wpłatę.",
                        null,
                        null,
                        null,
                        "test:thanks:" + id.value(),
                        clock.instant(),
                        List.of()),
                TestingWorld.TESTER);
    }

    @Test
    void a_promise_silences_the_case_and_breaking_it_brings_the_next_level_at_once() {
        goLive();
        CaseId id = overdue("alfa", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        assertThat(promises.register(
                                id,
                                java.util.Currency.getInstance("PLN"),
                                null,
                                clock.today().plusDays(1),
                                "test",
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        for (int day = 0; day < 3; day++) {
            clock.advanceDays(1);
            promises.run();
            assertThat(run.run(clock.today()).taken()).isZero();
            assertThat(explanation.why(id).orElseThrow().now().reason()).isEqualTo(DunningReason.PROMISED);
        }
        clock.advanceDays(1);
        promises.run();
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(explanation.why(id).orElseThrow().steps().getFirst().stepCode())
                .isEqualTo("second-reminder");
        assertThat(queries.decisions(clock.today(), "TAKE", DunningReason.PROMISE_BROKEN, Window.first(10)))
                .hasSize(1);
    }

    @Test
    void a_kept_promise_of_a_part_lets_dunning_go_on_for_the_rest_as_if_nothing_had_been_promised() {
        goLive();
        Receivable owed = receivable("alfa", 1);
        overdue("beta", 1);
        CaseId id = world.caseOf(owed);
        assertThat(run.run(clock.today()).taken()).isEqualTo(2);
        world.untilIdle();
        assertThat(promises.register(
                                id,
                                java.util.Currency.getInstance("PLN"),
                                Money.of("40.00", "PLN"),
                                clock.today().plusDays(1),
                                "test",
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        pay(owed, "-40.00");
        int both = 0;
        for (int day = 0; day < 12; day++) {
            clock.advanceDays(1);
            promises.run();
            int taken = run.run(clock.today()).taken();
            assertThat(taken).as("after " + day + " days").isIn(0, 2);
            both += taken / 2;
            world.untilIdle();
            assertThat(queries.decisions(clock.today(), "TAKE", DunningReason.PROMISE_BROKEN, Window.first(10)))
                    .isEmpty();
        }
        assertThat(both).isPositive();
    }

    @Test
    void a_plan_silences_what_it_covers_and_nothing_else_and_missing_it_brings_the_next_level_at_once() {
        goLive();
        CaseId id = overdue("alfa", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        approve(id);
        int days = 0;
        while (plans.of(id).getFirst().state() == InstalmentPlan.State.ACTIVE && days < 40) {
            clock.advanceDays(1);
            planWatch.run();
            days++;
            if (plans.of(id).getFirst().state() == InstalmentPlan.State.ACTIVE) {
                assertThat(run.run(clock.today()).taken()).isZero();
                assertThat(explanation.why(id).orElseThrow().now().reason()).isEqualTo(DunningReason.INSTALMENT_PLAN);
            }
        }
        assertThat(days).isGreaterThan(14);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(explanation.why(id).orElseThrow().steps().getFirst().stepCode())
                .isEqualTo("second-reminder");
        assertThat(queries.decisions(clock.today(), "TAKE", DunningReason.PROMISE_BROKEN, Window.first(10)))
                .hasSize(1);
    }

    @Test
    void an_invoice_that_falls_due_beside_a_plan_is_reminded_of_alone() {
        goLive();
        CaseId id = overdue("alfa", 1);
        approve(id);
        world.receivable("alfa", "FV/beside", "55.00", clock.today().minusDays(1));
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        List<String> named = jdbi.withHandle(handle -> handle.createQuery("""
                        select r.number
                        from outbound_message m
                        join
                        """ + MessageItems.ROWS + """
                        join receivable r on r.id = i.receivable_id
                        where m.purpose = 'REMINDER'
                        """)
                .mapTo(String.class)
                .list());
        assertThat(named).containsExactly("FV/beside");
    }

    /** A plan for all that is overdue, approved by a second person. */
    private void approve(CaseId id) {
        PlanOutcome drafted = plans.draft(id, PlanWish.NONE, List.of(), "test", TestingWorld.TESTER);
        assertThat(drafted).isInstanceOf(PlanOutcome.Done.class);
        InstalmentPlanId plan = ((PlanOutcome.Done) drafted).plan().id();
        assertThat(plans.submit(plan, 1, approval.lawyer().id(), TestingWorld.TESTER))
                .isInstanceOf(PlanOutcome.Done.class);
        assertThat(plans.approve(plan, 1, "", Actor.user(TestingApproval.LAWYER)))
                .isInstanceOf(PlanOutcome.Done.class);
    }

    @Test
    void the_third_message_in_a_week_is_the_last_of_that_week() {
        goLive();
        CaseId id = overdue("alfa", 1);
        for (int daysBack = 1; daysBack <= 3; daysBack++) {
            sentEarlier(id, daysBack);
        }
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        assertThat(MAIL.subjects()).isEmpty();
        assertThat(messages().getFirst().outcome()).isEqualTo("sending.refused.too-often");
        clock.advanceDays(4);
        world.untilIdle();
        assertThat(MAIL.subjects()).hasSize(1);
    }

    @Test
    void a_new_version_of_a_policy_is_followed_from_the_next_run_on_and_a_faulty_one_is_refused() {
        PolicyVersion standard = policies.defaultPolicy().orElseThrow();
        List<DunningStep> late = List.of(new DunningStep(
                "late", 1, DunningStep.Channel.MAIL, DunningStep.Anchor.DUE_DATE, 30, "reminder-first", 7));
        PolicyVersion draft =
                policies.draft("standard", "Późna", "Late", new PolicyDefinition("0.00", 1, late), TestingWorld.TESTER);
        CaseId id = overdue("alfa", 1);
        assertThat(run.simulate(clock.today()).getFirst().outcome()).isEqualTo("TAKE");
        assertThat(policies.publish(draft.id(), TestingWorld.TESTER, "test")).isInstanceOf(Published.InUse.class);
        assertThat(run.simulate(clock.today()).getFirst().reason()).isEqualTo(DunningReason.NOT_YET);
        assertThat(policies.get(standard.id()).state()).isEqualTo(PolicyVersion.State.RETIRED);
        policies.chooseFor(id, "firm", TestingWorld.TESTER);
        assertThat(run.simulate(clock.today()).getFirst().policyCode()).isEqualTo("firm");

        List<DunningStep> faulty = List.of(new DunningStep(
                "a", 1, DunningStep.Channel.MAIL, DunningStep.Anchor.DUE_DATE, 1, "no-such-template", 7));
        PolicyVersion bad =
                policies.draft("standard", "Zła", "Bad", new PolicyDefinition("0.00", 1, faulty), TestingWorld.TESTER);
        assertThat(policies.publish(bad.id(), TestingWorld.TESTER, "test")).isInstanceOf(Published.Refused.class);
    }

    @Test
    void a_debtor_of_two_creditors_hears_from_one_a_day() {
        goLive();
        overdue("alfa", 1);
        overdue("beta", 1);
        jdbi.useHandle(handle -> {
            handle.execute("insert into creditor (name, country) values ('Inny Wierzyciel', 'PL')");
            handle.execute("""
                    update collection_case set creditor_id = (select max(id) from creditor),
                      debtor_id = (select min(id) from debtor)
                    where id = (select * from (select max(id) from collection_case) last)
                    """);
        });
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(queries.decisions(clock.today(), "WAIT", DunningReason.CONTACTED_TODAY, Window.first(10)))
                .hasSize(1);
    }

    @Test
    void who_was_looked_for_in_vain_is_looked_for_again_after_a_while() {
        overdue("alfa", 1);
        jdbi.useHandle(handle -> handle.execute("update contact_point set state = 'DEAD'"));
        assertThat(run.run(clock.today()).waiting()).isEqualTo(1);
        CaseTask task = tasks.open(CaseTask.Kind.FIND_CONTACT, Window.first(10)).getFirst();
        assertThat(tasks.complete(task.id(), "nothing found", TestingWorld.TESTER))
                .isTrue();
        for (int day = 0; day < 13; day++) {
            clock.advanceDays(1);
            assertThat(run.run(clock.today()).waiting()).isEqualTo(1);
            assertThat(tasks.open(CaseTask.Kind.FIND_CONTACT, Window.first(10))).isEmpty();
        }
        clock.advanceDays(1);
        for (int day = 0; day < 3; day++) {
            assertThat(run.run(clock.today()).waiting()).isEqualTo(1);
            assertThat(tasks.open(CaseTask.Kind.FIND_CONTACT, Window.first(10)))
                    .as("one, and no second while it is open")
                    .hasSize(1);
            clock.advanceDays(1);
        }
    }

    @Test
    void a_debtor_without_any_contact_makes_a_task_and_a_phone_takes_the_place_of_a_mail_address() {
        CaseId id = overdue("alfa", 1);
        Receivable receivable = receivables.ofCase(id.value()).getFirst();
        parties.contactPoints(receivable.debtorId())
                .forEach(point -> assertThat(parties.markContact(
                                receivable.debtorId(),
                                point.kind(),
                                point.value(),
                                ContactPoint.State.DEAD,
                                "test",
                                TestingWorld.TESTER))
                        .isPresent());
        assertThat(run.run(clock.today()).waiting()).isEqualTo(1);
        assertThat(tasks.open(CaseTask.Kind.FIND_CONTACT, Window.first(10))).hasSize(1);
        parties.addContact(
                receivable.debtorId(),
                ContactPoint.Kind.PHONE,
                "+48601000001",
                ContactPoint.State.ACTIVE,
                "test",
                TestingWorld.TESTER);
        clock.advanceDays(1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(messages())
                .singleElement()
                .satisfies(row -> assertThat(row.recipient()).isEqualTo("+48601000001"));
    }

    @Test
    void a_mail_that_came_back_leads_to_the_phone_and_the_time_line_tells_of_both() {
        goLive();
        CaseId id = overdue("alfa", 1);
        Receivable receivable = receivables.ofCase(id.value()).getFirst();
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        world.untilIdle();
        OutboxQueries.OutboxRow mail = messages().getFirst();
        // what the reading of the mail server's report does: the message came back, and its address is dead
        sending.bounced(mail.id(), null, "5.1.1", "no such user");
        assertThat(parties.markContact(
                        receivable.debtorId(),
                        ContactPoint.Kind.EMAIL,
                        mail.recipient(),
                        ContactPoint.State.DEAD,
                        "bounce",
                        TestingWorld.TESTER))
                .isPresent();
        assertThat(cases.get(id).levelReached()).as("the step reached nobody").isZero();
        clock.advanceDays(1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        assertThat(messages())
                .filteredOn(row -> row.state() != OutboundMessage.State.BOUNCED)
                .singleElement()
                .satisfies(row -> assertThat(row.channel()).isEqualTo(Channel.SMS));
        assertThat(timeline.of(id))
                .extracting(Timeline.Entry::kind)
                .contains(CaseEventKind.MESSAGE_SENT, CaseEventKind.MESSAGE_FAILED, CaseEventKind.STEP_CANCELLED);
    }

    @Test
    void only_a_reminder_before_the_due_date_can_be_declined() {
        goLive();
        CaseId early = overdue("alfa", -3);
        CaseId late = overdue("beta", 1);
        assertThat(run.run(clock.today()).taken()).isEqualTo(2);
        world.untilIdle();
        assertThat(early).isNotEqualTo(late);
        assertThat(MAIL.headers("List-Unsubscribe"))
                .hasSize(2)
                .filteredOn(header -> !header.isEmpty())
                .singleElement()
                .asString()
                .startsWith("<mailto:");
    }

    @Test
    void the_ladder_ends_with_a_call_a_decision_a_final_demand_and_the_lawyers() {
        goLive();
        CaseId id = overdue("alfa", 1);
        LocalDate last = clock.today().plusDays(120);
        while (clock.today().isBefore(last) && cases.get(id).state() == CollectionCase.State.OPEN) {
            assertThat(run.run(clock.today()).finished()).isTrue();
            world.untilIdle();
            markTextsAsSent();
            tasks.of(id).stream()
                    .filter(task -> task.state() == CaseTask.State.OPEN)
                    .forEach(task -> work(task));
            world.untilIdle();
            clock.advanceDays(1);
        }
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.LITIGATION);
        assertThat(explanation.why(id).orElseThrow().steps().reversed())
                .extracting(DunningExplanation.StepDone::stepCode)
                .containsExactly(
                        "first-reminder",
                        "first-sms",
                        "second-reminder",
                        "third-reminder",
                        "call",
                        "decision",
                        "final-demand",
                        "hand-over");
        assertThat(MAIL.subjects()).anyMatch(subject -> subject.startsWith("Przedsądowe wezwanie do zapłaty"));
    }

    @Test
    void without_a_published_policy_nothing_is_decided() {
        jdbi.useHandle(handle -> handle.execute("delete from dunning_policy"));
        overdue("alfa", 1);
        run.run();
        assertThat(run.summary(clock.today())).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> run.simulate(clock.today()));
    }

    private void work(CaseTask task) {
        if (task.kind() == CaseTask.Kind.FINAL_DEMAND) {
            assertThat(approval.ofTask(task.id())).isInstanceOf(FormalLetterOutcome.Queued.class);
        } else if (task.kind() != CaseTask.Kind.FILING) {
            tasks.complete(task.id(), "done", TestingWorld.TESTER);
        }
    }

    /** There is no SMS gateway here: what waits for one has left by another way. */
    private void markTextsAsSent() {
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        update outbound_message set state = 'SENT', sent_at = :now where channel = 'SMS' and state = 'QUEUED'
                        """).bind("now", clock.instant()).execute());
    }

    private void sentEarlier(CaseId id, int daysBack) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbound_message (case_id, debtor_id, channel, purpose, recipient, language, subject,
                          body_text, message_id, origin, state, not_before, queued_at, sent_at)
                        select id, debtor_id, 'MAIL', 'REMINDER', 'x@debtors.example', 'pl', 'x', 'x', :origin, :origin,
                          'SENT', :at, :at, :at
                        from collection_case where id = :id
                        """)
                .bind("id", id)
                .bind("origin", "test:earlier:" + daysBack)
                .bind("at", clock.instant().minus(Duration.ofDays(daysBack)))
                .execute());
    }

    private void forgetTheDay() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from dunning_step_taken");
            handle.execute("delete from dunning_decision");
            handle.execute("delete from dunning_run");
            handle.execute("delete from outbound_message_event");
            handle.execute("delete from outbound_message");
        });
    }

    @CanIgnoreReturnValue
    private CaseId overdue(String debtor, int days) {
        return world.caseOf(receivable(debtor, days));
    }

    private Receivable receivable(String debtor, int daysOverdue) {
        return world.receivable(
                debtor,
                "FV/" + debtor + "/" + world.next(),
                "100.00",
                clock.today().minusDays(daysOverdue));
    }

    private void hold(CaseId id, LocalDate until) {
        assertThat(holds.place(new Holds.NewHold(id, null, HoldReason.MANUAL, until, "test"), TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private void pay(Receivable receivable, String amount) {
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.PAYMENT,
                                Money.of(amount, "PLN"),
                                clock.today(),
                                "allocation:" + world.next(),
                                "bank line"))
                        .repeated())
                .isFalse();
    }

    private List<OutboxQueries.OutboxRow> messages() {
        return outbox.page(new OutboxQueries.Filter(null, null, null, null, null), Window.first(100));
    }

    private void goLive() {
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), TestingWorld.TESTER, "test");
    }

    private static void assertThatExceptionIsThrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        org.assertj.core.api.Assertions.assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(call);
    }
}
