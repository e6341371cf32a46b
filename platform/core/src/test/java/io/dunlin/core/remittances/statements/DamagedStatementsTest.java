package io.dunlin.core.remittances.statements;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three days of one account, and the same days duplicated, cut, reordered, overlapping and falsified. */
@FeatureTest
class DamagedStatementsTest {

    private static final int FILES = 1000;
    private static final int LINES_A_DAY = 5;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private TestingBank bank;

    @Autowired
    private Jdbi jdbi;

    @BeforeEach
    void register_the_account() {
        bank.opensTheAccount();
    }

    @Test
    void none_is_booked_twice_and_none_half() {
        List<String> days = days();
        Random random = new Random(940);
        for (int i = 0; i < FILES; i++) {
            receive(i == FILES / 3 ? String.join("", days) : damaged(days, random));
            if (i % 25 == 0) {
                world.untilIdle();
            }
        }
        world.untilIdle();

        assertThat(count("select count(*) from statement_file where state = 'RECEIVED'"))
                .isZero();
        assertThat(count("select count(*) from bank_statement where state = 'STAGED'"))
                .isZero();
        assertThat(count("select count(*) from bank_statement where state = 'QUARANTINED'"))
                .isPositive();
        // every line of the original has an amount of its own
        assertThat(
                        count(
                                "select count(*) from (select amount from remittance group by amount having count(*) > 1) twice"))
                .as("booked twice")
                .isZero();
        assertThat(count("select count(*) from remittance")).isEqualTo(3 * LINES_A_DAY);
        assertThat(count("""
                        select count(*)
                        from statement_line l
                        join bank_statement s on s.id = l.statement_id
                        where s.state = 'BOOKED' and l.amount > 0
                          and not exists (select 1 from remittance r where r.amount = l.amount)
                        """)).as("booked half").isZero();
        assertThat(count("""
                        select count(*)
                        from remittance r
                        join statement_line l on l.id = r.statement_line_id
                        join bank_statement s on s.id = l.statement_id
                        where s.state <> 'BOOKED'
                        """)).as("booked of what is not booked").isZero();
    }

    private List<String> days() {
        List<String> days = new ArrayList<>();
        Money opening = Money.of("1000.00", "PLN");
        for (int day = 0; day < 3; day++) {
            LocalDate on = clock.today().minusDays(3 - day);
            TestingStatement statement =
                    statement("S/" + (day + 1)).on(on).opening(opening.amount().toPlainString());
            for (int i = 0; i < LINES_A_DAY; i++) {
                Money amount = Money.of("10." + (10 + day * LINES_A_DAY + i), "PLN");
                statement.line(Credit.of(amount.amount().toPlainString(), "wpłata " + day + i));
                opening = opening.plus(amount);
            }
            days.add(statement.text());
        }
        return days;
    }

    private static String damaged(List<String> days, Random random) {
        String all = String.join("", days);
        List<String> lines = new ArrayList<>(Arrays.asList(all.split("\n")));
        int at = random.nextInt(lines.size());
        return switch (random.nextInt(9)) {
            case 0 -> all + "\n".repeat(random.nextInt(2)) + days.get(random.nextInt(3));
            case 1 -> all.substring(0, 40 + random.nextInt(all.length() - 40));
            case 2 -> {
                Collections.shuffle(lines, random);
                yield "STATEMENT|" + String.join("\n", lines);
            }
            case 3 -> {
                lines.add(at, lines.get(random.nextInt(lines.size())));
                yield String.join("\n", lines);
            }
            case 4 -> {
                lines.remove(at);
                yield String.join("\n", lines);
            }
            case 5 -> changedDigit(lines, at, random);
            case 6 -> days.get(2) + days.get(random.nextInt(2));
            case 7 -> all.replace("S/" + (1 + random.nextInt(3)), "T/" + random.nextInt(1000));
            default ->
                days.get(random.nextInt(3)).replace("wpłata", "wp\uFFFData").replace("END", "END ".strip());
        };
    }

    private static String changedDigit(List<String> lines, int at, Random random) {
        char[] line = lines.get(at).toCharArray();
        for (int tries = 0; tries < 50; tries++) {
            int place = random.nextInt(line.length);
            if (Character.isDigit(line[place])) {
                line[place] = (char) ('0' + (line[place] - '0' + 1 + random.nextInt(9)) % 10);
                break;
            }
        }
        lines.set(at, new String(line));
        return String.join("\n", lines);
    }

    private void receive(String text) {
        assertThat(statements.receive("s.sta", text.getBytes(StandardCharsets.UTF_8), TestingWorld.TESTER))
                .isNotNull();
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
