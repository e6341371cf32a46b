package io.dunlin.core.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.KillableDatabase;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingWorld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * How many statements a night sends, counted by a server that serves nobody else: the driver may make many of one that the
 * product sends, where it finds rows that do not fit together.
 */
@FeatureTest
@Import(StatementsOfANightTest.Wiring.class)
@TestPropertySource(properties = "dunlin.jobs.enabled=false")
class StatementsOfANightTest {

    private static final KillableDatabase DATABASE = KillableDatabase.start();
    private static final int FEW = 6;
    private static final int MANY = 60;
    private static final Pattern FIRST_FIGURE = Pattern.compile("[0-9]");

    @Autowired
    private TestingNights nights;

    @Autowired
    private DunningRun run;

    @Autowired
    private DunningDecisions decisions;

    @Autowired
    private Holds holds;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        static BeanPostProcessor ownServer() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        pool.setJdbcUrl(DATABASE.login().url());
                    }
                    return bean;
                }
            };
        }
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    @BeforeEach
    void prepare() {
        nights.followShippedPolicies();
    }

    @Test
    void many_cases_take_as_many_as_few_on_a_first_night_and_on_one_on_which_every_third_takes_a_step() {
        List<CaseId> few = cases(0, FEW);
        List<String> firstOfFew = statements(FEW);
        assertThat(firstOfFew).as("what the server saw").isNotEmpty();
        nextNight(few);
        List<String> laterOfFew = statements(FEW / 3);
        forget();
        List<CaseId> all = new ArrayList<>(few);
        all.addAll(cases(FEW, MANY));
        assertThat(statements(MANY)).isEqualTo(firstOfFew);
        nextNight(all);
        assertThat(statements(MANY / 3)).isEqualTo(laterOfFew);
    }

    private List<CaseId> cases(int from, int to) {
        List<CaseId> cases = new ArrayList<>();
        for (int i = from; i < to; i++) {
            cases.add(world.caseOf(world.receivable(
                    "firm" + i, "FV/" + i, "100.00", clock.today().minusDays(1))));
        }
        return cases;
    }

    /** All messages left; of three cases one is free, one waits for a day, one for a person. */
    private void nextNight(List<CaseId> cases) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from scheduled_tasks where task_name = 'send-messages'");
            handle.execute("update outbound_message set state = 'SENT', sent_at = queued_at where state = 'QUEUED'");
        });
        clock.advanceDays(2);
        while (decisions.isFree(clock.today())) {
            clock.advanceDays(1);
        }
        List<Holds.NewHold> wanted = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            LocalDate until = i % 3 == 1 ? clock.today().plusDays(20) : null;
            if (i % 3 != 0) {
                wanted.add(new Holds.NewHold(cases.get(i), null, HoldReason.MANUAL, until, "test"));
            }
        }
        assertThat(holds.placeAll(wanted, TestingWorld.TESTER)).hasSize(wanted.size());
    }

    private void forget() {
        clock.set(TestingClock.START);
        jdbi.useHandle(handle -> List.of(
                        "case_hold",
                        "dunning_step_taken",
                        "dunning_decision",
                        "dunning_run",
                        "outbound_message_event",
                        "outbound_message",
                        "case_task")
                .forEach(table -> handle.execute("delete from " + table)));
    }

    /**
     * What the server was told to do, in the order of the alphabet, each statement up to its first figure. What a connection
     * that the pool opens meanwhile says of itself is not the night's.
     */
    private List<String> statements(int taken) {
        jdbi.useHandle(handle -> {
            handle.execute("set global log_output = 'TABLE'");
            handle.execute("truncate table mysql.general_log");
            handle.execute("set global general_log = on");
        });
        assertThat(run.run(clock.today()).taken()).isEqualTo(taken);
        return jdbi.withHandle(handle -> {
            handle.execute("set global general_log = off");
            return handle
                    .createQuery("select argument from mysql.general_log where command_type in ('Query', 'Execute')")
                    .mapTo(String.class)
                    .stream()
                    .filter(statement -> !statement.startsWith("set "))
                    .map(statement -> FIRST_FIGURE.split(statement, 2)[0])
                    .sorted()
                    .toList();
        });
    }
}
