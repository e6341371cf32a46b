package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files of invented banks' customers and the settings that describe them. */
final class Samples {

    static final String OWN = "15105010251000009010203040";
    static final String VIRTUAL = "67105010251000099900012345";

    static final Map<String, String> ACCOUNTS =
            Map.of("accounts", "[{\"account\":\"" + OWN + "\",\"virtual\":\"??1050102510000999*\"}]");

    private Samples() {}

    static TestingSourceFile named(String name) {
        return TestingSourceFile.ofResource(Samples.class, "/statements/" + name);
    }

    static Map<String, String> reports() {
        String csv = "{\"name\":\"csv-bank\",\"account\":\"" + OWN
                + "\",\"separator\":\"semicolon\",\"dates\":\"dd.MM.uuuu\","
                + "\"amounts\":\"comma\",\"record\":\"D;\",\"marker\":\"RAPORT WPŁAT MASOWYCH\"}";
        String fixed =
                "{\"name\":\"fixed-bank\",\"account\":\"" + OWN + "\",\"separator\":\"fixed\",\"dates\":\"uuMMdd\","
                        + "\"amounts\":\"grosze\",\"record\":\"01\",\"marker\":\"00MASSPAY\",\"skip\":\"1\"}";
        String columns = columns(
                        "csv-bank",
                        Map.of(
                                "date",
                                "2",
                                "amount",
                                "3",
                                "virtualAccount",
                                "4",
                                "payerName",
                                "5",
                                "payerAccount",
                                "6",
                                "title",
                                "7",
                                "bankReference",
                                "8"))
                + ","
                + columns(
                        "fixed-bank",
                        Map.of(
                                "date",
                                "3-8",
                                "amount",
                                "9-20",
                                "virtualAccount",
                                "21-46",
                                "payerName",
                                "47-81",
                                "title",
                                "82-116"));
        return Map.of("reports", "[" + csv + "," + fixed + "]", "columns", "[" + columns + "]");
    }

    static String columns(String report, Map<String, String> places) {
        return places.entrySet().stream()
                .map(place -> "{\"report\":\"" + report + "\",\"field\":\"" + place.getKey() + "\",\"place\":\""
                        + place.getValue() + "\"}")
                .collect(Collectors.joining(","));
    }

    static List<ParsedStatement> elixir(SourceFile file, Map<String, String> settings) {
        return read(ElixirStatementParser::new, OwnAccounts.schema(), settings, file);
    }

    static List<ParsedStatement> mass(SourceFile file, Map<String, String> settings) {
        return read(MassPaymentParser::new, MassSettings.schema(), settings, file);
    }

    private static List<ParsedStatement> read(
            Function<PluginContext, BankStatementParser> make,
            SettingsSchema schema,
            Map<String, String> settings,
            SourceFile file) {
        try (TestingPluginContext context =
                TestingPluginContext.unsaved(Path.of(".")).with(schema, settings)) {
            ParsedStatement.Collector collector = new ParsedStatement.Collector();
            make.apply(context).parse(file, collector);
            return collector.statements();
        }
    }
}
