package io.dunlin.plugin.bankcamt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.testkit.SharedFolder;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Third-party statements against an independent count ({@code .oracle.json}) and what their own project reads
 * ({@code .json}), field by field. Nothing may differ.
 */
class CorporaTest {

    private static final List<String> SUITES = List.of("genkgo-camt", "prowide-camt");

    private final List<String> differences = new ArrayList<>();
    private String at = "";
    private int compared;

    @Test
    void agrees_with_every_expectation() throws IOException {
        Path corpora = SharedFolder.named("corpora");
        int cases = 0;
        for (String suite : SUITES) {
            for (Path file : statements(corpora.resolve(suite))) {
                cases++;
                compare(file);
            }
        }
        System.out.println("camt corpora: " + cases + " files, " + compared + " fields compared");
        assertThat(cases).isEqualTo(17);
        assertThat(differences).isEmpty();
    }

    private void compare(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        JsonObject oracle = json(Path.of(file + ".oracle.json"));
        List<JsonElement> expected = oracle.getAsJsonArray("statements").asList();
        List<ParsedStatement> read;
        try {
            read = Samples.read(TestingSourceFile.of(file));
        } catch (PluginFailure noStatement) {
            same(name, "no-statement", noStatement.code());
            read = List.of();
        }
        at = name + " ";
        same("statements", expected.size(), read.size());
        for (int i = 0; i < expected.size(); i++) {
            at = name + "[" + i + "].";
            statement(expected.get(i).getAsJsonObject(), read.get(i));
        }
        Path peer = Path.of(file.toString().replaceAll("\\.xml$", ".json"));
        if (Files.exists(peer)) {
            List<JsonElement> entries = json(peer).getAsJsonArray("getEntries").asList();
            List<ParsedStatement> all = read;
            for (int i = 0; i < entries.size(); i++) {
                at = name + "{" + i + "}.";
                entryOfPeer(entries.get(i).getAsJsonObject(), all);
            }
        }
    }

    private void statement(JsonObject expected, ParsedStatement read) {
        same("id", text(expected, "id"), read.heading().reference());
        if (text(expected, "iban") != null) {
            same("account", text(expected, "iban"), read.heading().account());
        }
        JsonObject balances = expected.getAsJsonObject("balances");
        balance("opening", balances.get("OPBD"), read.heading().opening());
        balance("closing", balances.get("CLBD"), read.closing().closing());
        Optional<Boolean> holds = expected.get("balance_equation_holds").isJsonNull()
                ? Optional.empty()
                : Optional.of(expected.get("balance_equation_holds").getAsBoolean());
        same("balanced", holds, read.balanced());
        BigDecimal sum =
                read.lines().stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        number("sum_booked", expected.get("sum_booked").getAsString(), sum);
        int line = 0;
        int failure = 0;
        List<LineFailure> announced = read.failures().stream()
                .filter(each -> each.why().en().contains("has not booked"))
                .toList();
        for (JsonElement each : expected.getAsJsonArray("entries").asList()) {
            JsonObject entry = each.getAsJsonObject();
            if ("BOOK".equals(text(entry, "status"))) {
                entry(entry, read.lines().get(line++));
            } else {
                same("announced", true, announced.get(failure++).amount() != null);
            }
        }
        same("lines", line, read.lines().size());
        same("announced", failure, announced.size());
    }

    private void entry(JsonObject expected, StatementLine read) {
        number("amount", text(expected, "amount"), read.amount().amount());
        same("ccy", text(expected, "ccy"), read.amount().currency().getCurrencyCode());
        same("reversal", "true".equals(text(expected, "reversal")), read.reversal());
        same(
                "booking",
                day(text(expected, "booking")),
                read.bookingDate() == null ? null : read.bookingDate().toString());
        if (text(expected, "value") != null) {
            same("value", day(text(expected, "value")), read.valueDate().toString());
        }
        if (expected.get("n_tx").getAsInt() == 1) {
            same("e2e", only(expected, "e2e"), read.endToEndId());
            String remittance = Objects.requireNonNullElse(only(expected, "remittance"), "");
            String structured = only(expected, "strd");
            if (structured != null) {
                same("strd", structured, read.customerReference());
            }
            if (!remittance.isEmpty()) {
                same("remittance", remittance, read.title());
            } else if (structured != null) {
                same("remittance", structured, read.title());
            }
        } else {
            for (JsonElement remittance : expected.getAsJsonArray("remittance").asList()) {
                same("remittance", true, read.title().contains(remittance.getAsString()));
            }
        }
    }

    /** The project's own dump: what it and Dunlin both read of an entry. */
    private void entryOfPeer(JsonObject expected, List<ParsedStatement> statements) {
        String status = text(expected, "getStatus");
        if (!"BOOK".equals(status)) {
            same(
                    "booked",
                    0,
                    statements.stream().mapToInt(each -> each.lines().size()).sum());
            return;
        }
        StatementLine line = statements.stream()
                .flatMap(each -> each.lines().stream())
                .filter(each -> Long.toString(each.amount().minorUnits())
                        .equals(text(Objects.requireNonNull(object(expected, "getAmount")), "getAmount")))
                .findFirst()
                .orElseThrow();
        String reference = text(expected, "getAccountServicerReference");
        if (reference != null) {
            same("AcctSvcrRef", reference, line.bankReference());
        }
        JsonObject domain = object(object(expected, "getBankTransactionCode"), "getDomain");
        JsonObject family = object(domain, "getFamily");
        if (domain != null && family != null) {
            same(
                    "BkTxCd",
                    text(domain, "getCode") + "-" + text(family, "getCode") + "-" + text(family, "getSubFamilyCode"),
                    line.typeCode());
        }
        List<JsonElement> details =
                expected.getAsJsonArray("getTransactionDetails").asList();
        JsonObject detail = details.size() == 1 ? object(expected, "getTransactionDetail") : null;
        if (detail == null || !detail.has("getRelatedParties")) {
            return;
        }
        String side = line.amount().isPositive() != line.reversal() ? "Debtor" : "Creditor";
        for (JsonElement each : detail.getAsJsonArray("getRelatedParties").asList()) {
            JsonObject party = each.isJsonObject() ? each.getAsJsonObject() : new JsonObject();
            JsonObject type = object(party, "getRelatedPartyType");
            if (type != null && Objects.requireNonNull(text(type, "__CLASS__")).endsWith("\\" + side)) {
                same("party", text(type, "getName"), line.counterparty().name());
                JsonObject account = object(party, "getAccount");
                same(
                        "partyAccount",
                        account == null ? null : text(account, "getIdentification"),
                        line.counterparty().account());
            }
        }
        JsonObject remittance = object(detail, "getRemittanceInformation");
        if (remittance != null) {
            same("message", text(remittance, "getMessage"), line.title());
        }
    }

    private void balance(String field, @Nullable JsonElement expected, @Nullable Money read) {
        if (expected == null) {
            same(field, null, read);
            return;
        }
        JsonObject balance = expected.getAsJsonObject();
        number(field, text(balance, "amount"), read == null ? null : read.amount());
        same(
                field + ".ccy",
                text(balance, "ccy"),
                read == null ? null : read.currency().getCurrencyCode());
    }

    private void number(String field, @Nullable String expected, @Nullable BigDecimal read) {
        boolean equal = expected != null && read != null && new BigDecimal(expected).compareTo(read) == 0;
        same(field, expected, equal ? expected : read);
    }

    private void same(String field, @Nullable Object expected, @Nullable Object read) {
        compared++;
        if (!Objects.equals(expected, read)) {
            differences.add(String.format(Locale.ROOT, "%s%s: expected %s, read %s", at, field, expected, read));
        }
    }

    private static @Nullable String day(@Nullable String written) {
        return written == null ? null : written.substring(0, 10);
    }

    private static @Nullable String only(JsonObject entry, String name) {
        JsonElement value = entry.getAsJsonArray(name).get(0);
        return value.isJsonNull() ? null : value.getAsString();
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    private static @Nullable JsonObject object(@Nullable JsonObject object, String name) {
        JsonElement value = object == null ? null : object.get(name);
        return value == null || !value.isJsonObject() ? null : value.getAsJsonObject();
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static List<Path> statements(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
