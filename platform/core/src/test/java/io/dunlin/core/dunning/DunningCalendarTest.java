package io.dunlin.core.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.dunning.letters.TestingApproval;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Representative;
import io.dunlin.core.plans.InstalmentPlan;
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
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingMailServer;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingSmsGateway;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.value.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Walks a small portfolio day by day through a year: debtors pay, promise, dispute, hire counsel; people work their
 * tasks or do not; the machine is down for some days. What must never happen is looked for each day.
 */
@FeatureTest
@TestPropertySource(properties = "dunlin.dunning.batch-size=4")
class DunningCalendarTest {

    private static final TestingMailServer MAIL = new TestingMailServer();
    private static final int DEBTORS = 14;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final int DAYS = 365;
    private static final Currency PLN = Currency.getInstance("PLN");

    @Autowired
    private TestingNights nights;

    @Autowired
    private DunningRun run;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Holds holds;

    @Autowired
    private Disputes disputes;

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
    private TestingApproval approval;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private FirmCalendar calendar;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private final Random random = new Random(20261122);
    private final List<Receivable> open = new ArrayList<>();
    private final Set<CaseId> planned = new HashSet<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Carrier {

        @Bean
        SmsGateway carrier() {
            return new TestingSmsGateway();
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.use(registry);
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    /** Over the end of a year, into summer time and out of it. */
    @Test
    void a_year_of_days_breaks_no_rule() {
        MAIL.empty();
        clock.set(FIRST, LocalTime.of(9, 30));
        nights.followShippedPolicies();
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), TestingWorld.TESTER, "test");
        int down = 0;
        for (int day = 0; day < DAYS; day++) {
            LocalDate today = FIRST.plusDays(day);
            clock.set(today, LocalTime.of(9, 30));
            // What waited for this day leaves before anybody acts on it, and not in between.
            world.untilIdle();
            down = down > 0 ? down - 1 : random.nextInt(40) == 0 ? 3 : 0;
            live();
            promises.run();
            planWatch.run();
            if (down == 0) {
                decideAndCheck(today);
            }
        }
        assertThat(count("select count(*) from outbound_message where state = 'SENT'"))
                .as("the walk must have sent something")
                .isGreaterThan(60);
        assertThat(count("select count(*) from dunning_step_taken where channel = 'HAND_OVER'"))
                .as("some case must have come to its end")
                .isPositive();
        assertThat(count("select count(*) from promise_to_pay where state = 'BROKEN'"))
                .isPositive();
        assertThat(count("select count(*) from instalment_plan where state = 'BROKEN'"))
                .as("some plan must have been missed")
                .isPositive();
        assertThat(count("select count(*) from instalment_plan where state = 'KEPT'"))
                .as("some plan must have been kept")
                .isPositive();
        assertThat(MAIL.subjects()).hasSizeGreaterThan(40);
    }

    private void decideAndCheck(LocalDate today) {
        // What people did leads to messages before the night is looked ahead at, and not between that and the night.
        world.untilIdle();
        List<DunningRun.Rehearsed> rehearsed = run.simulate(today);
        DunningRun.Summary summary = run.run(today);
        assertThat(summary.finished()).isTrue();
        assertThat(rehearsed)
                .as("the rehearsal says what the run does")
                .hasSize(summary.taken() + summary.waiting() + summary.stopped() + summary.handedOver());
        assertThat(rehearsed.stream()
                        .filter(row -> "TAKE".equals(row.outcome()))
                        .count())
                .isEqualTo(summary.taken());
        world.untilIdle();
        check(today);
    }

    /** A day in the life of the portfolio. */
    private void live() {
        for (int debtor = 0; debtor < DEBTORS; debtor++) {
            if (random.nextInt(25) == 0) {
                String number = "FV/" + debtor + "/" + world.next();
                open.add(world.receivable(
                        "debtor" + debtor, number, "100.00", clock.today().plusDays(random.nextInt(14))));
            }
        }
        for (Receivable receivable : List.copyOf(open)) {
            act(receivable);
        }
        tasks.open(null, Window.first(200)).stream()
                .filter(task -> random.nextInt(3) == 0)
                .forEach(this::work);
    }

    private void act(Receivable receivable) {
        Receivable now = receivables.get(receivable.id());
        if (now.state() != Receivable.State.OPEN) {
            open.remove(receivable);
            return;
        }
        CaseId id = world.caseOf(now);
        switch (random.nextInt(120)) {
            case 0, 1 -> pay(now, now.balance());
            case 2 -> pay(now, now.balance().min(Money.of("30.00", "PLN")));
            case 3 -> hold(id);
            case 4 ->
                assertThat(promises.register(
                                        id,
                                        PLN,
                                        null,
                                        clock.today().plusDays(random.nextInt(10)),
                                        "walk:" + world.next(),
                                        TestingWorld.TESTER)
                                .value())
                        .isPositive();
            case 5 -> disputeOrDecide(id, now);
            case 6 -> {
                if (random.nextInt(6) == 0) {
                    parties.nameRepresentative(
                            now.debtorId(),
                            Representative.Role.COUNSEL,
                            "Testowa",
                            null,
                            clock.today(),
                            "walk",
                            TestingWorld.TESTER);
                }
            }
            case 7, 8 -> plan(id);
            default -> {
                if (planned.contains(id)) {
                    payInstalment(id);
                }
            }
        }
    }

    /** Two or three instalments, the first of them soon. */
    private void plan(CaseId id) {
        PlanWish wish = new PlanWish(2 + random.nextInt(2), null, clock.today().plusDays(1 + random.nextInt(10)));
        if (plans.draft(id, wish, List.of(), "walk:" + world.next(), TestingWorld.TESTER)
                instanceof PlanOutcome.Done(InstalmentPlan draft)) {
            assertThat(plans.submit(draft.id(), 1, approval.lawyer().id(), TestingWorld.TESTER))
                    .isInstanceOf(PlanOutcome.Done.class);
            PlanOutcome answer = plans.approve(draft.id(), 1, "", Actor.user(TestingApproval.LAWYER));
            assertThat(answer instanceof PlanOutcome.Done
                            || parties.isRepresented(receivables
                                    .get(draft.terms().covered().getFirst().receivableId())
                                    .debtorId()))
                    .isTrue();
            planned.add(id);
        }
    }

    /** Most of those who agreed on instalments pay them on their day. */
    private void payInstalment(CaseId id) {
        plans.of(id).stream()
                .filter(plan ->
                        plan.state() == InstalmentPlan.State.ACTIVE && plan.id().value() % 3 != 0)
                .flatMap(plan -> plan.standings().stream())
                .filter(each -> each.stage() == InstalmentPlan.Stage.AWAITED
                        && !each.instalment().dueOn().isAfter(clock.today()))
                .forEach(each -> payOldest(id, each.instalment().amount().minus(each.came())));
    }

    private void payOldest(CaseId id, Money amount) {
        Money left = amount;
        for (Receivable owed : receivables.ofCase(id.value())) {
            if (owed.state() == Receivable.State.OPEN && owed.balance().isPositive() && left.isPositive()) {
                Money part = owed.balance().min(left);
                pay(owed, part);
                left = left.minus(part);
            }
        }
    }

    private void disputeOrDecide(CaseId id, Receivable receivable) {
        List<Dispute> openOnes = disputes.of(id).stream()
                .filter(dispute -> dispute.state() == Dispute.State.OPEN)
                .toList();
        if (openOnes.isEmpty()) {
            assertThat(disputes.open(
                                    new Disputes.NewDispute(
                                            id, receivable.id(), "QUALITY", "walk", "walk:" + world.next()),
                                    TestingWorld.TESTER)
                            .value())
                    .isPositive();
        } else {
            disputes.close(openOnes.getFirst().id(), Dispute.State.REJECTED, "walk", TestingWorld.TESTER);
        }
    }

    private void hold(CaseId id) {
        assertThat(holds.place(
                                new Holds.NewHold(
                                        id,
                                        null,
                                        HoldReason.MANUAL,
                                        clock.today().plusDays(1 + random.nextInt(10)),
                                        "walk:" + world.next()),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private void pay(Receivable receivable, Money amount) {
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.PAYMENT,
                                amount.negated(),
                                clock.today(),
                                "allocation:" + world.next(),
                                "bank line"))
                        .repeated())
                .isFalse();
    }

    private void work(CaseTask task) {
        if (task.kind() == CaseTask.Kind.FINAL_DEMAND && task.caseId() != null) {
            assertThat(approval.find(task.id())).isNotNull();
        } else {
            tasks.complete(task.id(), "done", TestingWorld.TESTER);
        }
    }

    private void check(LocalDate today) {
        String sentToday =
                "m.purpose in ('REMINDER', 'FINAL_DEMAND') and m.state in ('SENT', 'DELIVERED') and date(m.sent_at) = '"
                        + today + "'";
        none("sent to a case that was closed, held, promised or represented", """
                select m.id from outbound_message m join collection_case c on c.id = m.case_id
                where %s and (
                  (c.state = 'CLOSED' and c.closed_at < m.sent_at)
                  or exists (select 1 from case_hold h where h.case_id = c.id and h.receivable_id is null
                    and h.released_at is null and h.placed_at <= m.sent_at and (h.ends_on is null or h.ends_on > '%s'))
                  or exists (select 1 from promise_to_pay p where p.case_id = c.id and p.state = 'PENDING')
                  or exists (select 1 from party_representative r where r.debtor_id = c.debtor_id and r.ended_on is null))
                """.formatted(sentToday, today));
        none("decided to act on a case that was closed, held, promised or represented", """
                select d.case_id from dunning_decision d join collection_case c on c.id = d.case_id
                where d.business_date = '%s' and d.outcome in ('TAKE', 'HAND_OVER') and (
                  (c.state = 'CLOSED' and c.closed_at < d.decided_at)
                  or exists (select 1 from case_hold h where h.case_id = c.id and h.receivable_id is null
                    and h.released_at is null and h.placed_at <= d.decided_at and (h.ends_on is null or h.ends_on > '%s'))
                  or exists (select 1 from promise_to_pay p where p.case_id = c.id and p.state = 'PENDING')
                  or exists (select 1 from party_representative r where r.debtor_id = c.debtor_id and r.ended_on is null))
                """.formatted(today, today));
        none(
                "named a receivable that is disputed or in a plan that is kept, or another amount than is owed",
                """
                select m.id from outbound_message m
                join
                """ + MessageItems.ROWS + """
                join receivable r on r.id = i.receivable_id
                where %s and (
                  exists (select 1 from dispute d where d.state = 'OPEN' and d.receivable_id = r.id)
                  or exists (select 1 from instalment_plan p
                    join instalment_plan_item t on t.plan_id = p.id and t.version_number = p.version_number
                    where p.state = 'ACTIVE' and t.receivable_id = r.id)
                  or i.amount <> (select sum(e.amount) from ledger_entry e where e.receivable_id = r.id))
                """.formatted(sentToday));
        none("more than one message a debtor and day", """
                select m.debtor_id from outbound_message m where %s group by m.debtor_id having count(*) > 1
                """.formatted(sentToday));
        none("more than three in a week", """
                select m.debtor_id from outbound_message m
                where m.purpose in ('REMINDER', 'FINAL_DEMAND') and m.state = 'SENT' and m.sent_at > '%s'
                group by m.debtor_id having count(*) > 3
                """.formatted(today.minusDays(6)));
        none("two steps of a case on one day", """
                select case_id from dunning_step_taken where cancelled_at is null and taken_on = '%s'
                group by case_id having count(*) > 1
                """.formatted(today));
        none("a level that falls or is skipped within a round", """
                select s.id from dunning_step_taken s
                where s.cancelled_at is null and s.taken_on = '%s' and s.level > 1 and not exists (
                  select 1 from dunning_step_taken b
                  where b.case_id = s.case_id and b.round = s.round and b.id < s.id and b.cancelled_at is null
                    and b.level in (s.level, s.level - 1))
                union
                select s.id from dunning_step_taken s
                join dunning_step_taken b on b.case_id = s.case_id and b.round = s.round and b.id < s.id
                  and b.cancelled_at is null and b.level > s.level
                where s.cancelled_at is null and s.taken_on = '%s'
                """.formatted(today, today));
        none("a case without a decision, or a decision without a reason", """
                select c.id from collection_case c
                left join dunning_decision d on d.case_id = c.id and d.business_date = '%s'
                where c.state <> 'CLOSED' and date(c.opened_at) <= '%s' and (d.case_id is null or d.reason = '')
                """.formatted(today, today));
        if (today.getDayOfWeek() == DayOfWeek.SUNDAY || calendar.isHoliday(today)) {
            none(
                    "something on a free day",
                    "select m.id from outbound_message m where " + sentToday + " and m.channel = 'MAIL'");
        }
    }

    private void none(String what, String sql) {
        List<Long> found = jdbi.withHandle(handle ->
                handle.createQuery(sql.replace(":", "\\:")).mapTo(Long.class).list());
        assertThat(found).as("%s: %s", clock.today(), what).isEmpty();
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
