package io.dunlin.appliance.inspect;

import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.value.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A statement as {@code inspect statement} shows it. */
final class StatementJson {

    private StatementJson() {}

    static String line(Path file, ParsedStatement statement) {
        StatementHeading heading = statement.heading();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", file.toString());
        json.put("format", heading.format().name());
        json.put("dialect", heading.dialect());
        json.putNull("error");
        json.put("account", heading.account());
        json.put("statementNumber", heading.statementNumber());
        json.put("currency", heading.currency());
        json.put("opening", plain(heading.opening()));
        json.put("closing", plain(statement.closing().closing()));
        Optional<Boolean> balanced = statement.balanced();
        json.put("balanced", balanced.orElse(null));
        ArrayNode lines = json.putArray("lines");
        statement.lines().forEach(line -> add(lines.addObject(), line));
        ArrayNode failures = json.putArray("failures");
        statement.failures().forEach(failure -> add(failures.addObject(), failure));
        return json.toString();
    }

    private static void add(ObjectNode json, StatementLine line) {
        json.put("valueDate", line.valueDate().toString());
        json.put("bookingDate", date(line.bookingDate()));
        json.put("amount", plain(line.amount()));
        json.put("currency", line.amount().currency().getCurrencyCode());
        json.put("reversal", line.reversal());
        json.put("typeCode", line.typeCode());
        json.put("bankReference", line.bankReference());
        json.put("customerReference", line.customerReference());
        json.put("endToEndId", line.endToEndId());
        json.putObject("counterparty")
                .put("name", line.counterparty().name())
                .put("account", line.counterparty().account());
        json.put("title", line.title());
        SplitPayment split = line.splitPayment();
        if (split == null) {
            json.putNull("splitPayment");
        } else {
            json.putObject("splitPayment")
                    .put("vat", plain(split.vat()))
                    .put("taxNumber", split.taxNumber())
                    .put("invoice", split.invoice())
                    .put("text", split.text());
        }
    }

    private static void add(ObjectNode json, LineFailure failure) {
        json.put("line", failure.line());
        json.put("text", failure.text());
        json.put("why", failure.why().en());
    }

    static @Nullable String plain(@Nullable Money money) {
        return money == null ? null : money.amount().toPlainString();
    }

    static @Nullable String date(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
