package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The assertions of the PHP project's tests, as far as they name a field that statements of Dunlin have. */
final class JejikAssertions {

    private static final Pattern EQUALS = Pattern.compile(
            "Equals,\"(?<expected>'[^']*'|\"\"[^\"]*\"\"|-?[0-9.]+), \\$(?<subject>.*?)(?:, '[^']*')?\",(?<variables>.*)$");
    private static final Pattern STATEMENT = Pattern.compile("statements\\[(\\d+)\\]");
    private static final Pattern ENTRY = Pattern.compile("transactions\\[(\\d+)\\]->(\\w+)\\(\\)(?:->(\\w+).*)?");

    private final Expectation expectation;
    private final List<ParsedStatement> statements;

    JejikAssertions(Expectation expectation, List<ParsedStatement> statements) {
        this.expectation = expectation;
        this.statements = statements;
    }

    void compare(Path file) {
        try {
            Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::compare);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String assertion) {
        Matcher equals = EQUALS.matcher(assertion);
        if (!equals.find()) {
            return;
        }
        Matcher index = STATEMENT.matcher(equals.group("variables"));
        int statement = index.find() ? Integer.parseInt(index.group(1)) : 0;
        if (statement >= statements.size()) {
            expectation.differences().add("no statement " + statement + " for " + assertion);
            return;
        }
        String expected = equals.group("expected").replaceAll("^['\"]+|['\"]+$", "");
        compare(expected, equals.group("subject"), statements.get(statement));
    }

    private void compare(String expected, String subject, ParsedStatement read) {
        if (subject.startsWith("statement->getNumber")) {
            expectation.same("number", expected, read.heading().statementNumber());
        } else if (subject.startsWith("balance->getCurrency")) {
            expectation.same("currency", expected, read.heading().currency());
        } else if (subject.startsWith("balance->getAmount")) {
            var opening = read.heading().opening();
            expectation.number("opening", expected, opening == null ? null : opening.amount());
        } else if (subject.startsWith("balance->getDate")) {
            expectation.same(
                    "openingOn",
                    expected.split(" ", 2)[0],
                    String.valueOf(read.heading().openingOn()));
        }
        Matcher entry = ENTRY.matcher(subject);
        if (entry.matches()) {
            int place = Integer.parseInt(entry.group(1));
            if (place >= read.lines().size()) {
                expectation.differences().add("no entry " + place);
            } else {
                compare(expected, entry.group(2), entry.group(3), read.lines().get(place));
            }
        }
    }

    private void compare(String expected, String getter, @Nullable String inner, StatementLine line) {
        switch (getter) {
            case "getAmount" ->
                expectation.number("amount", expected, line.amount().amount());
            case "getValueDate" ->
                expectation.same(
                        "valueDate", expected.split(" ", 2)[0], line.valueDate().toString());
            case "getRef" -> expectation.optional("ref", expected, line.customerReference());
            case "getBankRef" -> expectation.optional("bankRef", expected, line.bankReference());
            case "getEref" -> expectation.optional("eref", expected, line.endToEndId());
            case "getIBAN" ->
                expectation.optional("iban", expected, line.counterparty().account());
            case "getAccountHolder" ->
                expectation.optional(
                        "accountHolder", expected, line.counterparty().name());
            case "getSvwz" ->
                expectation.same("svwz", true, Spaces.without(line.title()).endsWith(Spaces.without(expected)));
            case "getContraAccount" -> {
                if (!line.raw().contains(expected)) {
                    return; // its tests set a party that no file holds
                }
                if ("getNumber".equals(inner)) {
                    expectation.optional(
                            "contraAccount", expected, line.counterparty().account());
                } else if ("getName".equals(inner)) {
                    expectation.optional(
                            "contraName", expected, line.counterparty().name());
                }
            }
            default -> {
                // fields that a statement of Dunlin does not have: prima nota, text codes and the like
            }
        }
    }
}
