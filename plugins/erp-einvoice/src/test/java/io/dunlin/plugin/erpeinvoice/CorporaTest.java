package io.dunlin.plugin.erpeinvoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.testkit.SharedFolder;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.TaxNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Third-party invoices against an independent count of their fields. What differs must stand in
 * {@code corpora-exceptions.properties} with the reason, and what stands there must differ.
 */
class CorporaTest {

    private static final List<String> SUITES =
            List.of("ksef-fop", "ksef-mf-java", "gobl-ksef", "cen-en16931", "zugferd-corpus");

    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void agrees_with_every_expectation_or_says_why_not() throws IOException {
        Path corpora = SharedFolder.named("corpora");
        Properties exceptions = exceptions();
        TreeSet<String> unused = new TreeSet<>(exceptions.stringPropertyNames());
        List<String> unexplained = new ArrayList<>();
        int cases = 0;
        int agree = 0;
        for (String suite : SUITES) {
            for (Path file : invoices(corpora.resolve(suite))) {
                cases++;
                differences.clear();
                compare(file);
                String name = corpora.relativize(file).toString();
                if (differences.isEmpty()) {
                    agree++;
                } else if (exceptions.containsKey(name)) {
                    unused.remove(name);
                } else {
                    unexplained.add(name + "\n    " + String.join("\n    ", differences));
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "invoice corpora: %d files, %d agree, %d fields compared%n", cases, agree, compared);
        assertThat(unexplained).as("differences without a reason").isEmpty();
        assertThat(unused).as("reasons without a difference").isEmpty();
    }

    private void compare(Path file) throws IOException {
        JsonObject expected = JsonParser.parseString(Files.readString(Path.of(file + ".oracle.json")))
                .getAsJsonObject();
        TestingSourceFile source = TestingSourceFile.of(file);
        boolean nothingThere = text(expected, "number") == null;
        ParsedReceivables read;
        try {
            if (new InvoiceFile().recognise(source) == FileRecognition.NO) {
                same("recognised", !nothingThere, false);
                return;
            }
            read = new InvoiceFile().read(source);
        } catch (PluginFailure failure) {
            if (!nothingThere) {
                differences.add(Objects.requireNonNull(failure.getMessage()));
            }
            return;
        }
        read.failures()
                .forEach(failure -> differences.add(failure.column() + " '" + failure.value() + "': "
                        + failure.why().en()));
        if (read.records().size() == 1) {
            compare(expected, read.records().getFirst());
        }
    }

    private void compare(JsonObject expected, ReceivableRecord read) {
        boolean minus = read.kind() == DocumentKind.CREDIT_NOTE;
        same("number", text(expected, "number"), read.number());
        same("issued", text(expected, "issue_date"), String.valueOf(read.issuedOn()));
        String currency = text(expected, "currency");
        if (currency != null && !currency.isEmpty()) {
            same("currency", currency, read.gross().currency().getCurrencyCode());
        }
        amount("gross", text(expected, "total_gross"), read.gross().amount(), minus);
        if (text(expected, "payable") != null) {
            amount("payable", text(expected, "payable"), read.payable().amount(), minus);
        }
        if (text(expected, "to_pay") != null) {
            amount("to_pay", text(expected, "to_pay"), read.payable().amount(), false);
        }
        party("seller", expected, read.creditor());
        party("buyer", expected, read.debtor());
        same("due", due(expected), read.dueOn());
        for (String account : accounts(expected)) {
            Iban.find(account)
                    .ifPresent(iban -> same("account", true, read.accounts().contains(iban)));
        }
        if (expected.has("corrected")) {
            same("corrects", strings(expected, "corrected").stream().distinct().toList(), read.corrects());
        }
        if (expected.has("factor_account")) {
            same("factor", true, strings(expected, "factor_account").isEmpty() || read.assignedToFactor());
        }
        if ("1".equals(text(expected, "paid_flag"))) {
            same("paid", read.payable(), read.paid());
        }
    }

    private void party(String role, JsonObject expected, @Nullable PartyRecord read) {
        String name = text(expected, role);
        if (name != null && !name.isBlank()) {
            same(role, folded(name), read == null ? null : read.name());
        }
        String vat = text(expected, role + "_vat");
        TaxNumber number = vat == null ? null : TaxNumber.find(vat).orElse(null);
        if (number != null && read != null) {
            same(role + "_vat", number, read.taxNumber());
        }
    }

    private static @Nullable LocalDate due(JsonObject expected) {
        String due = text(expected, "due_date");
        List<String> dates =
                expected.has("due_dates") ? strings(expected, "due_dates") : due == null ? List.of() : List.of(due);
        return dates.stream()
                .map(LocalDate::parse)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<String> accounts(JsonObject expected) {
        String iban = text(expected, "iban");
        return expected.has("bank_account")
                ? strings(expected, "bank_account")
                : iban == null ? List.of() : List.of(iban);
    }

    private void amount(String field, @Nullable String expected, BigDecimal read, boolean minus) {
        compared++;
        BigDecimal value = expected == null ? null : new BigDecimal(expected);
        BigDecimal signed = value == null || !minus ? value : value.negate();
        if (signed == null || signed.compareTo(read) != 0) {
            differences.add(field + ": expected " + expected + ", read " + read);
        }
    }

    private void same(String field, @Nullable Object expected, @Nullable Object read) {
        compared++;
        if (!Objects.equals(expected, read)) {
            differences.add(field + ": expected " + expected + ", read " + read);
        }
    }

    private static String folded(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private static List<String> strings(JsonObject object, String name) {
        return object.getAsJsonArray(name).asList().stream()
                .filter(element -> !element.isJsonNull())
                .map(JsonElement::getAsString)
                .toList();
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    private static List<Path> invoices(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(xml|pdf)"))
                    .filter(file -> Files.exists(Path.of(file + ".oracle.json")))
                    .filter(file -> !file.toString().contains("fatturaPA"))
                    .sorted()
                    .toList();
        }
    }

    private static Properties exceptions() throws IOException {
        Properties exceptions = new Properties();
        try (InputStream in = CorporaTest.class.getResourceAsStream("/corpora-exceptions.properties");
                Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            exceptions.load(reader);
        }
        return exceptions;
    }
}
