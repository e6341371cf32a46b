package io.dunlin.core.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.dunlin.core.audit.AuditSeal;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.dunning.letters.TestingApproval;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.jobs.BeforeJobs;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlanId;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.plans.PlanOutcome;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.KillableConnections;
import io.dunlin.core.testing.KillableDatabase;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingMailServer;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * A night, from the first decision to the last mail, killed at each of its statements and commits, at random, twice in a
 * row, with its database, and beside a node that stands still: nothing is lost, nothing is done twice, no mail leaves twice,
 * and what is in doubt is seen.
 * <p>
 * {@code -Ddunlin.kills=1000} kills at every moment and then at random ones; a few moments are enough otherwise.
 */
@FeatureTest
@Import(KilledNightTest.Wiring.class)
@TestPropertySource(properties = {"dunlin.dunning.batch-size=3", "dunlin.jobs.enabled=false"})
class KilledNightTest {

    private static final TestingMailServer MAIL = new TestingMailServer();
    private static final KillableDatabase DATABASE = KillableDatabase.start();
    private static final int KILLS = Integer.getInteger("dunlin.kills", 12);
    /** How many cases are reminded of. */
    private static final int REMINDED = 6;
    /** Beside them one that nobody can reach and one whose plan is kept. */
    private static final int CASES = REMINDED + 2;
    /** Its debtor agreed to pay in parts, and the first part is still to come. */
    private static final int KEPT = CASES - 2;
    /** The same, and the first part is late. */
    private static final int MISSED = CASES - 1;
    /** The night comes a week after the plans were agreed. */
    private static final Instant NIGHT = TestingClock.START.plus(Duration.ofDays(7));

    private static final long SEED = 20261129;

    /** Rows that a night makes, in an order in which they may be deleted. */
    private static final List<String> MADE = List.of(
            "dunning_step_taken",
            "dunning_decision",
            "dunning_run",
            "outbound_message_event",
            "outbound_message",
            "case_task",
            "case_event",
            "audit_entry");

    @Autowired
    private TestingNights nights;

    @Autowired
    private DunningRun run;

    @Autowired
    private DunningQueries queries;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private Holds holds;

    @Autowired
    private TestingApproval approval;

    @Autowired
    private Policies policies;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxQueries outboxQueries;

    @Autowired
    private AuditSeal seal;

    @Autowired
    private List<JobHandler<?>> handlers;

    @Autowired
    private List<RecurringJob> recurring;

    @Autowired
    private List<BeforeJobs> preparations;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private final List<CaseId> cases = new ArrayList<>();
    private Map<String, Long> undisturbed = Map.of();

    /** The database of this test, and connections that it may kill. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        static BeanPostProcessor killable() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (!(bean instanceof HikariDataSource pool)) {
                        return bean;
                    }
                    pool.setJdbcUrl(DATABASE.login().url());
                    pool.setConnectionTimeout(Duration.ofSeconds(20).toMillis());
                    return new KillableConnections(pool, DATABASE.login());
                }
            };
        }
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.use(registry);
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
        DATABASE.close();
    }

    @BeforeEach
    void prepare() {
        nights.followShippedPolicies();
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), TestingWorld.TESTER, "test");
        cases.clear();
        for (int i = 0; i < CASES; i++) {
            cases.add(world.caseOf(world.receivable(
                    "firm" + i, "FV/" + i, "100.00", clock.today().minusDays(1))));
        }
        agree(KEPT, clock.today().plusDays(14));
        agree(MISSED, clock.today().plusDays(1));
        // One of them can be reached by nobody: a task asks for an address.
        jdbi.useHandle(handle -> handle.execute(
                "update contact_point set state = 'DEAD' where debtor_id = (select min(id) from debtor)"));
        forget();
        night();
        undisturbed = made();
        assertThat(undisturbed)
                .containsEntry("dunning_step_taken", REMINDED + 1L)
                .containsEntry("case_task", 1L);
        checkPlans("undisturbed");
    }

    /** A plan that a second person approved. */
    private void agree(int which, LocalDate firstOn) {
        PlanWish wish = new PlanWish(1, null, firstOn);
        // Before the transaction that drafts it: the database of this test suffers none that rests while Java gets
        // going.
        assertThat(plans.foresee(cases.get(which), wish)).isPresent();
        PlanOutcome drafted = plans.draft(cases.get(which), wish, List.of(), "test", TestingWorld.TESTER);
        assertThat(drafted).isInstanceOf(PlanOutcome.Done.class);
        InstalmentPlanId plan = ((PlanOutcome.Done) drafted).plan().id();
        assertThat(plans.submit(plan, 1, approval.lawyer().id(), TestingWorld.TESTER))
                .isInstanceOf(PlanOutcome.Done.class);
        assertThat(plans.approve(plan, 1, "", Actor.user(TestingApproval.LAWYER)))
                .isInstanceOf(PlanOutcome.Done.class);
    }

    @Test
    void killed_at_any_moment_it_goes_on_and_comes_to_the_same() {
        int moments = moments();
        assertThat(moments).isGreaterThan(40);
        int struck = 0;
        List<Integer> order = new ArrayList<>();
        for (int moment = 1; moment <= moments; moment++) {
            order.add(moment);
        }
        Random random = new Random(SEED);
        if (KILLS < moments) {
            Collections.shuffle(order, random);
        }
        for (int moment : order.subList(0, Math.min(KILLS, moments))) {
            struck += story(moment);
        }
        assertThat(struck).isGreaterThanOrEqualTo(Math.min(KILLS, moments) - 1);
        // Of two in a row the second may come when all is done, and strike nothing.
        while (struck < KILLS) {
            struck += story(1 + random.nextInt(moments), 1 + random.nextInt(moments));
        }
        System.out.printf(Locale.ROOT, "%d kills at %d moments of a night%n", struck, moments);
    }

    @Test
    void killed_with_its_database_it_goes_on_and_comes_to_the_same() throws Exception {
        for (boolean sending : List.of(false, true)) {
            forget();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread node = Thread.ofPlatform().start(() -> failure.set(catchThrowable(this::night)));
            String progress = sending
                    ? "select count(*) from outbound_message where state = 'SENT'"
                    : "select count(*) from dunning_decision";
            while (node.isAlive() && count(progress) == 0) {
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            DATABASE.killAndRestart();
            node.join();
            connections().renew();
            restartAndFinish();
            check("database killed, " + (sending ? "sending" : "deciding") + ", " + failure.get());
        }
    }

    @Test
    void a_node_that_stands_still_in_the_middle_of_a_night_neither_stops_another_nor_does_anything_twice()
            throws Exception {
        for (int moment : List.of(moments() / 3, moments() / 2)) {
            forget();
            CountDownLatch frozen = new CountDownLatch(1);
            CountDownLatch thaw = new CountDownLatch(1);
            Thread node = Thread.ofPlatform().start(() -> {
                KillableConnections.Plan plan = connections().freezeAt(moment, frozen, thaw);
                Throwable failure = catchThrowable(this::night);
                connections().live();
                assertThat(plan.struck()).as("%s", failure).isTrue();
            });
            assertThat(frozen.await(1, TimeUnit.MINUTES)).isTrue();
            // The other node waits for the row of the day until the database gives the frozen one up.
            Throwable waited = catchThrowable(this::night);
            thaw.countDown();
            node.join();
            restartAndFinish();
            check("frozen at " + moment + ", the other one: " + waited);
        }
    }

    @Test
    void a_node_that_stood_still_past_its_lease_with_a_mail_in_its_hand_does_not_send_it() throws Exception {
        forget();
        decide();
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        int intent = momentAfterIntent();
        Thread node = Thread.ofPlatform().start(() -> {
            KillableConnections.Plan plan = connections().freezeAt(intent, frozen, thaw);
            Throwable failure = catchThrowable(this::send);
            connections().live();
            assertThat(plan.struck()).as("%s", failure).isTrue();
        });
        assertThat(frozen.await(1, TimeUnit.MINUTES)).isTrue();
        long stoodSince = System.nanoTime();
        assertThat(MAIL.subjects()).isEmpty();
        clock.advance(Duration.ofMinutes(11));
        watch("look-into-doubts").run();
        List<OutboundMessageId> doubted = inDoubt();
        assertThat(doubted).isNotEmpty();
        doubted.forEach(id -> outbox.resolveInDoubt(id, false, TestingWorld.TESTER));
        send();
        // Longer than what is intended stays intended.
        while (System.nanoTime() - stoodSince < Duration.ofMillis(2200).toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        thaw.countDown();
        node.join();
        send();
        check("frozen with a mail in its hand");
        assertThat(inDoubt()).isEmpty();
    }

    @Test
    void it_asks_the_database_as_often_for_many_receivables_as_for_one() {
        forget();
        int one = statements();
        for (int document = 0; document < 40; document++) {
            for (int i = 0; i < CASES; i++) {
                // What is not covered by the plan that is kept would be reminded of.
                if (i == KEPT) {
                    continue;
                }
                world.receivable(
                        "firm" + i,
                        "FV/" + i + "/" + document,
                        "10.00",
                        clock.today().minusDays(2));
            }
        }
        forget();
        assertThat(statements()).isEqualTo(one);
        assertThat(count("select sum(json_length(items)) from outbound_message"))
                .isEqualTo(41L * REMINDED);
    }

    private int statements() {
        watch("watch-plans").run();
        KillableConnections.Plan plan = connections().count();
        assertThat(run.simulate(clock.today())).hasSize(CASES);
        assertThat(run.run(clock.today()).taken()).isEqualTo(REMINDED);
        connections().live();
        return plan.passed();
    }

    /** Kills one after the other, each in what the one before left. */
    private int story(int... momentsOfDeath) {
        forget();
        int struck = 0;
        for (int moment : momentsOfDeath) {
            KillableConnections.Plan plan = connections().dieAt(moment);
            Throwable failure = catchThrowable(() -> {
                afterRestart();
                night();
            });
            connections().live();
            struck += plan.struck() ? 1 : 0;
            assertThat(failure == null || plan.struck())
                    .as("killed at %s: %s", moment, failure)
                    .isTrue();
        }
        restartAndFinish();
        check("killed at " + Arrays.toString(momentsOfDeath));
        return struck;
    }

    private int moments() {
        forget();
        KillableConnections.Plan plan = connections().count();
        afterRestart();
        night();
        connections().live();
        return plan.passed();
    }

    /** The moment at which the first intent to send is committed and its answer is there. */
    private int momentAfterIntent() {
        KillableConnections.Plan plan = connections().count();
        send();
        connections().live();
        forget();
        decide();
        return plan.firstCommit();
    }

    private void restartAndFinish() {
        afterRestart();
        night();
    }

    /** What a node does before its jobs. */
    private void afterRestart() {
        preparations.forEach(BeforeJobs::beforeJobs);
    }

    private RecurringJob watch(String name) {
        return recurring.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void night() {
        decide();
        send();
    }

    /** Plans are looked at often; a night begins with what became of them. */
    private void decide() {
        watch("watch-plans").run();
        assertThat(run.run(clock.today()).finished()).isTrue();
    }

    /** Runs the jobs that send, as the job runner would: a job is gone once it ended well. */
    private void send() {
        record Due(String type, String key, String payload) {}
        List<Due> due = jdbi.withHandle(handle -> handle.createQuery("""
                        select task_name, task_instance, task_data
                        from scheduled_tasks
                        where task_name = 'send-messages' and execution_time <= :now
                        order by task_name, task_instance
                        """)
                .bind("now", clock.instant())
                .map((results, _) -> new Due(
                        results.getString("task_name"),
                        results.getString("task_instance"),
                        new String(results.getBytes("task_data"), StandardCharsets.UTF_8)))
                .list());
        for (Due each : due) {
            JobHandler<?> handler = handlers.stream()
                    .filter(known -> known.type().name().equals(each.type))
                    .findFirst()
                    .orElseThrow();
            run(handler, each.payload);
            int gone = jdbi.withHandle(
                    handle -> handle.execute("delete from scheduled_tasks where task_instance = ?", each.key));
            assertThat(gone).isLessThanOrEqualTo(1);
        }
    }

    private static <T> void run(JobHandler<T> handler, String payload) {
        handler.run(Json.read(payload, handler.type().payload()));
    }

    private void check(String what) {
        Map<String, Long> now = made();
        for (String table : List.of("dunning_step_taken", "dunning_decision", "outbound_message", "case_task")) {
            assertThat(now.get(table)).as("%s: %s", what, table).isEqualTo(undisturbed.get(table));
        }
        assertThat(queries.decisions(clock.today(), null, null, Window.first(100)))
                .as(what)
                .hasSize(CASES);
        assertThat(count("select count(*) from audit_entry where action = 'message-queued'"))
                .as(what)
                .isEqualTo(REMINDED);
        assertThat(count("select count(*) from case_event where kind = 'STEP_TAKEN'"))
                .as(what)
                .isEqualTo(REMINDED);
        assertThat(count("select count(*) from dunning_run where state = 'FINISHED' and taken = " + REMINDED))
                .as(what)
                .isEqualTo(1);
        Map<String, Integer> arrived = new HashMap<>();
        MAIL.messageIds().forEach(id -> arrived.merge(id, 1, Integer::sum));
        List<OutboundMessageId> doubted = inDoubt();
        List<OutboxQueries.OutboxRow> rows =
                outboxQueries.page(new OutboxQueries.Filter(null, null, null, null, null), Window.first(100));
        assertThat(rows).as(what).hasSize(REMINDED);
        for (OutboxQueries.OutboxRow row : rows) {
            OutboundMessage message = outbox.get(row.id());
            int times = arrived.getOrDefault(message.messageId(), 0);
            switch (message.state()) {
                case SENT -> assertThat(times).as(what).isEqualTo(1);
                case IN_DOUBT -> {
                    assertThat(times).as(what).isLessThanOrEqualTo(1);
                    assertThat(doubted).as(what).contains(message.id());
                }
                default -> throw new AssertionError(what + ": " + message);
            }
        }
        checkPlans(what);
        seal.run();
        assertThat(seal.verify()).as(what).isInstanceOf(AuditSeal.Verdict.Intact.class);
    }

    /** The plan that is kept keeps its case silent; the other one ended once, and its case went on one level higher. */
    private void checkPlans(String what) {
        assertThat(state(KEPT)).as(what).isEqualTo(InstalmentPlan.State.ACTIVE);
        assertThat(state(MISSED)).as(what).isEqualTo(InstalmentPlan.State.BROKEN);
        assertThat(holds.activeOn(cases.get(KEPT), clock.today())).as(what).hasSize(1);
        assertThat(holds.activeOn(cases.get(MISSED), clock.today())).as(what).isEmpty();
        assertThat(count("select count(*) from case_event where kind = 'PLAN_BROKEN'"))
                .as(what)
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where action = 'plan-broken'"))
                .as(what)
                .isEqualTo(1);
        assertThat(queries.decisions(clock.today(), "WAIT", DunningReason.INSTALMENT_PLAN, Window.first(100)))
                .as(what)
                .extracting(DunningQueries.DecisionRow::caseId)
                .containsExactly(cases.get(KEPT));
        assertThat(queries.decisions(clock.today(), "TAKE", DunningReason.PROMISE_BROKEN, Window.first(100)))
                .as(what)
                .extracting(
                        DunningQueries.DecisionRow::caseId,
                        row -> row.decision().stepCode())
                .containsExactly(tuple(cases.get(MISSED), "second-reminder"));
    }

    private InstalmentPlan.State state(int which) {
        return plans.of(cases.get(which)).getFirst().state();
    }

    private List<OutboundMessageId> inDoubt() {
        return outboxQueries
                .page(
                        new OutboxQueries.Filter(OutboundMessage.State.IN_DOUBT, null, null, null, null),
                        Window.first(100))
                .stream()
                .map(OutboxQueries.OutboxRow::id)
                .toList();
    }

    private Map<String, Long> made() {
        Map<String, Long> rows = new HashMap<>();
        MADE.forEach(table -> rows.put(table, count("select count(*) from " + table)));
        return rows;
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private void forget() {
        MAIL.empty();
        clock.set(NIGHT);
        jdbi.useHandle(handle -> {
            // Both plans hold, as on the day on which they were agreed; of the one that is late a step was taken before
            // it.
            handle.execute("update instalment_plan set state = 'ACTIVE', message_id = null, ended_at = null");
            handle.execute("update case_hold set released_at = null, released_by = null");
            MADE.forEach(table -> handle.execute("delete from " + table));
            handle.execute("delete from scheduled_tasks where task_name = 'send-messages'");
            handle.execute("update collection_case set level_reached = 0");
            handle.createUpdate("""
                            insert into dunning_step_taken
                              (case_id, policy_id, step_code, level, channel, taken_on, taken_at, round, attempt, covered_until)
                            values (:caseId, :policyId, 'first-reminder', 1, 'MAIL', :on, :at, 1, 1, :on)
                            """)
                    .bind("caseId", cases.get(MISSED))
                    .bind("policyId", policies.defaultPolicy().orElseThrow().id())
                    .bind("on", LocalDate.ofInstant(TestingClock.START, ZoneOffset.UTC))
                    .bind("at", TestingClock.START)
                    .execute();
        });
    }

    private KillableConnections connections() {
        return (KillableConnections) dataSource;
    }
}
