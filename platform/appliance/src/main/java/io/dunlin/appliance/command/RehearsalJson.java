package io.dunlin.appliance.command;

import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What would be decided for a case, as one line of JSON. */
final class RehearsalJson {

    private RehearsalJson() {}

    static String of(LocalDate day, Rehearsal.Row row) {
        DunningRun.Rehearsed decided = row.decided();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("date", day.toString());
        json.put("case", decided.reference().value());
        json.put("debtor", decided.debtorName());
        json.put("policy", decided.policyCode());
        json.put("outcome", decided.outcome());
        json.put("step", decided.stepCode());
        json.put("level", decided.level());
        json.put("channel", text(decided.channel()));
        Money amount = decided.amount();
        json.put("amount", amount == null ? null : amount.toString());
        json.put("reason", decided.reason().name());
        json.put("because", decided.reason().text().en());
        json.put("until", text(decided.waitUntil()));
        json.put("changed", row.isChanged());
        Rehearsal.Before before = row.before();
        if (before == null) {
            json.putNull("before");
        } else {
            json.putObject("before")
                    .put("date", before.businessDate().toString())
                    .put("outcome", before.outcome())
                    .put("step", before.stepCode())
                    .put("reason", before.reason().name());
        }
        return json.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
