package io.dunlin.plugin.bankmt940;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.value.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what another project expects, field by field, and notes every difference. */
final class Expectation {

    private final List<String> differences = new ArrayList<>();
    private int compared;

    List<String> differences() {
        return differences;
    }

    int compared() {
        return compared;
    }

    /** The independent count of each statement: entries, balances, sum. */
    void oracle(Path file, List<ParsedStatement> statements) {
        JsonObject oracle = json(file).getAsJsonObject();
        List<JsonElement> expected = oracle.getAsJsonArray("statements").asList();
        same("statements", expected.size(), statements.size());
        for (int i = 0; i < Math.min(expected.size(), statements.size()); i++) {
            oracle(i, expected.get(i).getAsJsonObject(), statements.get(i));
        }
    }

    private void oracle(int i, JsonObject expected, ParsedStatement read) {
        String at = "[" + i + "].";
        account(at, text(expected, "account"), read);
        same(at + "ref", compact(text(expected, "ref")), compact(read.heading().reference()));
        balance(
                at + "opening",
                expected.get("opening"),
                read.heading().opening(),
                read.heading().openingOn());
        balance(
                at + "closing",
                expected.get("closing"),
                read.closing().closing(),
                read.closing().closingOn());
        same(at + "n61", expected.get("n61").getAsInt(), read.lines().size());
        BigDecimal sum =
                read.lines().stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        number(at + "sum", expected.get("sum").getAsString(), sum);
        JsonElement holds = expected.get("balance_equation_holds");
        if (!holds.isJsonNull()) {
            same(at + "balanced", Optional.of(holds.getAsBoolean()), read.balanced());
        } else {
            same(at + "balanced", Optional.empty(), read.balanced());
        }
    }

    /** The Python project joins the statements of a file into one: its last heading, all its entries. */
    void wolph(Path file, List<ParsedStatement> statements) {
        JsonObject expected = json(file).getAsJsonObject();
        JsonObject heading = expected.getAsJsonObject("statement");
        ParsedStatement last = statements.getLast();
        if (heading.has("account_identification")) {
            account("", text(heading, "account_identification"), last);
        }
        if (heading.has("transaction_reference")) {
            same(
                    "reference",
                    text(heading, "transaction_reference"),
                    last.heading().reference());
        }
        ParsedStatement opened = statements.reversed().stream()
                .filter(statement ->
                        !statement.heading().equals(last.heading()) || !heading.has("intermediate_opening_balance"))
                .findFirst()
                .orElse(last);
        wolphBalance(
                "opening",
                heading.get("final_opening_balance"),
                opened.heading().opening(),
                opened.heading().openingOn());
        wolphBalance(
                "closing",
                heading.get("final_closing_balance"),
                last.closing().closing(),
                last.closing().closingOn());
        List<JsonElement> entries = expected.getAsJsonArray("transactions").asList();
        List<StatementLine> lines = statements.stream()
                .flatMap(statement -> statement.lines().stream())
                .toList();
        same("entries", entries.size(), lines.size());
        for (int i = 0; i < Math.min(entries.size(), lines.size()); i++) {
            wolph("{" + i + "}.", entries.get(i).getAsJsonObject(), lines.get(i));
        }
    }

    private void wolph(String at, JsonObject expected, StatementLine line) {
        number(
                at + "amount",
                expected.getAsJsonObject("amount").get("amount").getAsString(),
                line.amount().amount());
        same(at + "date", text(expected, "date"), line.valueDate().toString());
        optional(at + "entry_date", text(expected, "entry_date"), line.bookingDate());
        // the project takes the slashes and what follows into the 16 places of the customer's reference
        optional(
                at + "customer_reference",
                beforeSlashes(text(expected, "customer_reference")),
                line.customerReference());
        optional(at + "bank_reference", text(expected, "bank_reference"), line.bankReference());
        optional(at + "id", strip(text(expected, "id")), line.typeCode());
        optional(
                at + "applicant_name",
                text(expected, "applicant_name"),
                line.counterparty().name());
        optional(
                at + "applicant_iban",
                upper(text(expected, "applicant_iban")),
                line.counterparty().account());
        optional(at + "end_to_end", text(expected, "end_to_end_reference"), line.endToEndId());
        String more = text(expected, "additional_purpose");
        String purpose = text(expected, "purpose");
        optional(at + "purpose", purpose == null || more == null ? purpose : purpose + more, line.title());
    }

    void javascript(Path file, List<ParsedStatement> statements) {
        List<JsonElement> expected = json(file).getAsJsonArray().asList();
        same("statements", expected.size(), statements.size());
        for (int i = 0; i < Math.min(expected.size(), statements.size()); i++) {
            JsonObject statement = expected.get(i).getAsJsonObject();
            ParsedStatement read = statements.get(i);
            same(
                    "referenceNumber",
                    text(statement, "referenceNumber"),
                    read.heading().reference());
            account("", text(statement, "accountId"), read);
            same("number", text(statement, "number"), before(read.heading().statementNumber(), '/'));
            javascriptBalance(
                    "opening",
                    statement.getAsJsonObject("openingBalance"),
                    read.heading().opening());
            javascriptBalance(
                    "closing",
                    statement.getAsJsonObject("closingBalance"),
                    read.closing().closing());
            List<JsonElement> entries = statement.getAsJsonArray("transactions").asList();
            same("entries", entries.size(), read.lines().size());
            for (int j = 0; j < Math.min(entries.size(), read.lines().size()); j++) {
                javascript(
                        "[" + i + "]{" + j + "}.",
                        entries.get(j).getAsJsonObject(),
                        read.lines().get(j));
            }
        }
    }

    private void javascript(String at, JsonObject expected, StatementLine line) {
        BigDecimal unsigned = expected.get("amount").getAsBigDecimal();
        boolean credit = expected.get("isCredit").getAsBoolean();
        number(
                at + "amount",
                (credit ? unsigned : unsigned.negate()).toPlainString(),
                line.amount().amount());
        same(at + "code", text(expected, "code"), line.typeCode());
        same(at + "valueDate", text(expected, "valueDate"), line.valueDate().toString());
        optional(at + "entryDate", text(expected, "entryDate"), line.bookingDate());
        optional(at + "customerReference", text(expected, "customerReference"), line.customerReference());
        optional(at + "bankReference", text(expected, "bankReference"), line.bankReference());
        if (line.raw().contains(":86:") && line.counterparty().name() == null) {
            optional(at + "description", text(expected, "description"), line.title());
        }
    }

    private void javascriptBalance(String field, JsonObject expected, @Nullable Money read) {
        BigDecimal unsigned = expected.get("value").getAsBigDecimal();
        BigDecimal signed = expected.get("isCredit").getAsBoolean() ? unsigned : unsigned.negate();
        number(field, signed.toPlainString(), read == null ? null : read.amount());
    }

    private void wolphBalance(
            String field, @Nullable JsonElement expected, @Nullable Money read, @Nullable LocalDate on) {
        if (expected != null) {
            JsonObject balance = expected.getAsJsonObject();
            number(
                    field,
                    balance.getAsJsonObject("amount").get("amount").getAsString(),
                    read == null ? null : read.amount());
            same(field + "On", text(balance, "date"), String.valueOf(on));
        }
    }

    private void balance(String field, JsonElement expected, @Nullable Money read, @Nullable LocalDate on) {
        if (expected.isJsonNull()) {
            same(field, null, read);
            return;
        }
        JsonObject balance = expected.getAsJsonObject();
        number(field, balance.get("amount").getAsString(), read == null ? null : read.amount());
        same(
                field + ".ccy",
                text(balance, "ccy"),
                read == null ? null : read.currency().getCurrencyCode());
        String date = Objects.requireNonNull(text(balance, "date"));
        try {
            same(field + ".date", SwiftDate.ofBalance(date, 0), on);
        } catch (Unreadable _) {
            differences.add(field + ".date: expected the impossible " + date);
        }
    }

    /** The same account, though the bank's code, a slash, a currency or a missing country may surround it. */
    private void account(String at, @Nullable String expected, ParsedStatement read) {
        same(
                at + "account",
                expected == null ? "" : AccountNumber.ofStatement(expected),
                read.heading().account());
    }

    void same(String field, @Nullable Object expected, @Nullable Object read) {
        compared++;
        if (!Objects.equals(expected, read)) {
            differences.add(field + ": expected " + expected + ", read " + read);
        }
    }

    void number(String field, String expected, @Nullable BigDecimal read) {
        compared++;
        if (read == null || new BigDecimal(expected).compareTo(read) != 0) {
            differences.add(field + ": expected " + expected + ", read " + read);
        }
    }

    /** Spaces count for nothing, and {@code NONREF} and {@code NOTPROVIDED} are the standard's words for none. */
    void optional(String field, @Nullable String expected, @Nullable Object read) {
        if (expected != null) {
            String none = compact(expected);
            boolean nothing = "NONREF".equals(none) || "NOTPROVIDED".equals(none);
            String found = read == null ? "" : compact(read.toString());
            same(field, nothing ? "" : none, "NONREF".equals(found) ? "" : found);
        }
    }

    static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    private static String compact(@Nullable String text) {
        return text == null ? "" : Spaces.without(text);
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static @Nullable String beforeSlashes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int slashes = text.indexOf("//");
        String before = slashes < 0 ? text : text.substring(0, slashes);
        return before.endsWith("/") ? before.substring(0, before.length() - 1) : before;
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String before(@Nullable String text, char c) {
        return text == null || text.indexOf(c) < 0 ? text : text.substring(0, text.indexOf(c));
    }

    private static JsonElement json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
