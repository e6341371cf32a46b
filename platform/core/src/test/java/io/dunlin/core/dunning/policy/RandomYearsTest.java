package io.dunlin.core.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.core.dunning.policy.DunningStep.Channel;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.shared.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand random years under the policies that ship, and as many under policies that nobody thought of. */
class RandomYearsTest {

    private static final int YEARS = 1000;
    private static final List<String> SHIPPED = List.of("standard", "soft", "firm");

    private final FirmCalendar calendar =
            new FirmCalendar(Clock.systemUTC(), new FirmProperties(ZoneId.of("Europe/Warsaw"), "test"));
    private final Map<DunningReason, Integer> reasons = YearInvariants.counts();

    private record Shipped(PolicyDefinition definition) {}

    @Test
    void no_year_under_the_shipped_policies_breaks_a_rule() {
        int sent = 0;
        for (int year = 0; year < YEARS; year++) {
            sent += live("shipped year " + year, year, shipped(SHIPPED.get(year % SHIPPED.size())));
        }
        assertThat(sent).as("years in which nothing happens show nothing").isGreaterThan(20 * YEARS);
        assertThat(reasons.keySet())
                .contains(
                        DunningReason.STEP_DUE,
                        DunningReason.PROMISE_BROKEN,
                        DunningReason.IN_LITIGATION,
                        DunningReason.REPRESENTED,
                        DunningReason.HELD,
                        DunningReason.ITEMS_HELD,
                        DunningReason.PROMISED,
                        DunningReason.INSTALMENT_PLAN,
                        DunningReason.NOTHING_OWED,
                        DunningReason.BELOW_TOLERANCE,
                        DunningReason.LIMITATION_PASSED,
                        DunningReason.NOT_YET,
                        DunningReason.FREE_DAY,
                        DunningReason.BANK_DATA_OLD,
                        DunningReason.TASK_OPEN,
                        DunningReason.MESSAGE_WAITING,
                        DunningReason.CONTACTED_TODAY,
                        DunningReason.NO_CONTACT);
    }

    @Test
    void no_year_under_a_random_policy_breaks_a_rule() {
        int sent = 0;
        for (int year = 0; year < YEARS; year++) {
            sent += live("random year " + year, year, random(new Random(90_000 + year)));
        }
        assertThat(sent).isGreaterThan(5 * YEARS);
    }

    private int live(String name, long seed, PolicyDefinition definition) {
        YearInvariants check = new YearInvariants(name, calendar, reasons);
        new RandomYear(seed, book(definition), calendar, check).live();
        return check.sent();
    }

    private static PolicyBook book(PolicyDefinition definition) {
        PolicyVersion version = new PolicyVersion(
                1,
                "tried",
                1,
                "",
                "",
                PolicyVersion.State.PUBLISHED,
                definition,
                true,
                Instant.EPOCH,
                "",
                null,
                null,
                "",
                0);
        return new PolicyBook(List.of(version), new PolicyChoice(List.of()));
    }

    private static PolicyDefinition shipped(String name) {
        try (InputStream in = Policies.class.getResourceAsStream(name + ".json")) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Shipped.class)
                    .definition();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drawn until nothing is wrong with it: what a person may publish, however odd. */
    private static PolicyDefinition random(Random random) {
        PolicyDefinition drawn = draw(random);
        while (!drawn.faults().isEmpty()) {
            drawn = draw(random);
        }
        return drawn;
    }

    private static PolicyDefinition draw(Random random) {
        List<DunningStep> steps = new ArrayList<>();
        int level = random.nextInt(2);
        int offset = level == 0 ? -random.nextInt(10) : 1 + random.nextInt(5);
        boolean fromDue = true;
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Channel channel = offset <= 0
                    ? Channel.MAIL
                    : i == count - 1 && random.nextBoolean()
                            ? Channel.HAND_OVER
                            : Channel.values()[random.nextInt(Channel.values().length - 1)];
            steps.add(new DunningStep(
                    "step-" + i,
                    level,
                    channel,
                    fromDue ? Anchor.DUE_DATE : Anchor.PREVIOUS_STEP,
                    fromDue ? offset : 1 + random.nextInt(20),
                    channel.writes() ? "reminder-first" : null,
                    random.nextInt(14)));
            offset += 1 + random.nextInt(8);
            fromDue = fromDue && random.nextInt(4) > 0;
            level = level == 0 && (offset > 0 || !fromDue) ? 1 : level + (level == 0 ? 0 : random.nextInt(2));
        }
        return new PolicyDefinition(random.nextInt(40) + ".00", 1 + random.nextInt(4), steps);
    }
}
