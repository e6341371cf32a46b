package io.dunlin.spi.testkit;

import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.value.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements as JSON for golden files: a line for the heading, then one for each booking and failure. */
public final class StatementListing {

    private StatementListing() {}

    public static String of(List<ParsedStatement> statements) {
        return statements.stream().map(StatementListing::of).collect(Collectors.joining());
    }

    private static String of(ParsedStatement statement) {
        Map<String, @Nullable Object> heading = new LinkedHashMap<>();
        heading.put("format", statement.heading().format());
        heading.put("dialect", statement.heading().dialect());
        heading.put("account", statement.heading().account());
        heading.put("statementNumber", statement.heading().statementNumber());
        heading.put("reference", statement.heading().reference());
        heading.put("currency", statement.heading().currency());
        heading.put("opening", statement.heading().opening());
        heading.put("openingOn", statement.heading().openingOn());
        heading.put("closing", statement.closing().closing());
        heading.put("closingOn", statement.closing().closingOn());
        heading.put("balanced", statement.balanced().orElse(null));
        String lines = statement.lines().stream()
                .map(line -> object(line(line)) + "\n")
                .collect(Collectors.joining());
        String failures = statement.failures().stream()
                .map(failure -> object(failure(failure)) + "\n")
                .collect(Collectors.joining());
        return object(heading) + "\n" + lines + failures;
    }

    private static Map<String, @Nullable Object> line(StatementLine line) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("position", line.position());
        fields.put("valueDate", line.valueDate());
        fields.put("bookingDate", line.bookingDate());
        fields.put("amount", line.amount());
        fields.put("reversal", line.reversal());
        fields.put("typeCode", line.typeCode());
        fields.put("bankReference", line.bankReference());
        fields.put("customerReference", line.customerReference());
        fields.put("endToEndId", line.endToEndId());
        fields.put("counterpartyName", line.counterparty().name());
        fields.put("counterpartyAccount", line.counterparty().account());
        fields.put("creditedAccount", line.creditedAccount());
        fields.put("title", line.title());
        SplitPayment split = line.splitPayment();
        if (split != null) {
            fields.put("vat", split.vat());
            fields.put("taxNumber", split.taxNumber());
            fields.put("invoice", split.invoice());
            fields.put("text", split.text());
        }
        return fields;
    }

    private static Map<String, @Nullable Object> failure(LineFailure failure) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("line", failure.line());
        fields.put("text", failure.text());
        fields.put("why", failure.why().en());
        fields.put("amount", failure.amount());
        return fields;
    }

    private static String object(Map<String, @Nullable Object> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ": " + value(field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean flag -> flag.toString();
            case Integer whole -> whole.toString();
            case Long whole -> whole.toString();
            case Money money -> text(money.toString());
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
