package io.dunlin.appliance.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.SaidToTests;
import io.dunlin.appliance.TestingFolders;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code simulate} and {@code run} on the data of an appliance. */
class DunningCommandsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data = TestingFolders.fresh("dunning");
    private LocalDate today = LocalDate.EPOCH;

    @Test
    void a_day_is_simulated_then_run_and_done_once() {
        prepare();
        CommandRun people = CommandRun.of("simulate", "--data", data.toString());
        assertThat(people.err()).isEmpty();
        assertThat(people.status()).isZero();
        assertThat(people.out())
                .contains("Run of " + today + ": 2 cases; nothing was written.")
                .contains("Dłużnik alfa")
                .contains("No earlier run to compare with.")
                .contains("if nobody pays, writes or stops it");

        CommandRun lines = CommandRun.of("simulate", "--format", "jsonl", "--data", data.toString());
        assertThat(lines.status()).isZero();
        List<JsonNode> rows = lines.lines().stream().map(JSON::readTree).toList();
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("date").asString()).isEqualTo(today.toString());
            assertThat(row.get("reason").asString()).isNotBlank();
            assertThat(row.get("because").asString()).isNotBlank();
            assertThat(row.get("before").isNull()).isTrue();
        });

        CommandRun passed = CommandRun.of("run", "--date", today.minusDays(1).toString(), "--data", data.toString());
        assertThat(passed.status()).isEqualTo(1);
        assertThat(passed.err())
                .contains("days that were missed are not made up for")
                .hasLineCount(1);

        CommandRun run = CommandRun.of("run", "--format", "jsonl", "--data", data.toString());
        assertThat(run.status()).isZero();
        JsonNode summary = JSON.readTree(run.out());
        assertThat(summary.get("finished").asBoolean()).isTrue();
        assertThat(summary.get("before").asBoolean()).isFalse();
        assertThat(summary.get("taken").asInt() + summary.get("waiting").asInt())
                .as("each case is decided: to act, or on a free day to wait")
                .isEqualTo(2);
        CommandRun again = CommandRun.of("run", "--data", data.toString());
        assertThat(again.out()).contains("which was done before");

        CommandRun tomorrow = CommandRun.of(
                "simulate", "--date", today.plusDays(1).toString(), "--format", "jsonl", "--data", data.toString());
        assertThat(tomorrow.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                JSON.readTree(line).get("before").get("date").asString())
                        .isEqualTo(today.toString()));
    }

    private void prepare() {
        SaidToTests.hide();
        try (ConfigurableApplicationContext context = Appliance.forCommand(Map.of("dunlin.data", data.toString()))) {
            today = context.getBean(FirmCalendar.class).today();
            context.getBean(Policies.class).loadShipped();
            ParsedReceivables parsed = new ParsedReceivables(
                    "TEST",
                    List.of(),
                    List.of(owed("alfa", today.minusDays(1)), owed("beta", today.minusDays(9))),
                    List.of());
            assertThat(context.getBean(ReceivableImports.class).importFetched("test", parsed, Actor.system("test")))
                    .isInstanceOf(ImportOutcome.Imported.class);
        }
    }

    private static ReceivableRecord owed(String debtor, LocalDate dueOn) {
        Money money = Money.of("100.00", "PLN");
        return new ReceivableRecord(
                new ExternalRef("doc-" + debtor),
                "FV/" + debtor,
                DocumentKind.INVOICE,
                List.of(),
                dueOn.minusDays(14),
                dueOn,
                money,
                money,
                Money.zero(money.currency()),
                party("creditor", "Hurtownia Testowa Sp. z o.o."),
                party(debtor, "Dłużnik " + debtor),
                List.of(),
                null,
                false,
                false,
                null);
    }

    private static PartyRecord party(String key, String name) {
        return new PartyRecord(
                new ExternalRef(key),
                name,
                PartyKind.COMPANY,
                null,
                null,
                null,
                null,
                new EmailAddress(key + "@debtors.example"),
                null,
                "pl",
                null);
    }
}
