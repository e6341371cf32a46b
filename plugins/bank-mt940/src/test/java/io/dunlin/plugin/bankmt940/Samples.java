package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The statements of invented banks' customers in this module, and short ways to read some text. */
final class Samples {

    static final List<String> NAMES = List.of(
            "pko",
            "ing",
            "mbank",
            "mbank-iph",
            "pekao",
            "bnp",
            "nest",
            "multicash",
            "dnb",
            "santander",
            "citi",
            "labelled",
            "german",
            "ing-nl",
            "abn",
            "remi",
            "generic",
            "mt942");

    private Samples() {}

    static TestingSourceFile named(String name) {
        return TestingSourceFile.ofResource(Samples.class, "/statements/" + name + ".sta");
    }

    static List<TestingSourceFile> all() {
        return NAMES.stream().map(Samples::named).toList();
    }

    static Mt940StatementParser parser() {
        return parser(Map.of());
    }

    static Mt940StatementParser parser(Map<String, String> saved) {
        TestingPluginContext unsaved = TestingPluginContext.unsaved(Path.of("."));
        return new Mt940StatementParser(unsaved.with(Mt940Settings.schema(), saved));
    }

    static List<ParsedStatement> read(SourceFile file) {
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        parser().parse(file, collector);
        return collector.statements();
    }

    static List<ParsedStatement> read(String text) {
        return read(TestingSourceFile.ofText("statement.sta", text, StandardCharsets.UTF_8));
    }

    /** One statement of 2026-11-20 in PLN, from 100.00 to a balance, with these fields between. */
    static ParsedStatement between(String fields, String closing) {
        return read(":20:T\n:25:/PL45102055581111222233334444\n:28C:1\n:60F:C261119PLN100,00\n" + fields
                        + "\n:62F:C261120PLN" + closing + "\n-\n")
                .getFirst();
    }

    static PluginSettings defaults() {
        return PluginSettings.of(Mt940Settings.schema(), Map.of());
    }
}
