package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.testkit.GoldenFile;
import io.dunlin.spi.testkit.StatementListing;
import io.dunlin.spi.testkit.TestingSourceFile;
import io.dunlin.spi.text.BankCharset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenStatementsTest {

    @Test
    void reads_elixir_with_the_firms_accounts() {
        GoldenFile.named("elixir.jsonl")
                .matches(StatementListing.of(Samples.elixir(Samples.named("elixir.txt"), Samples.ACCOUNTS)));
    }

    @Test
    void reads_elixir_without_settings_by_the_payees_accounts() {
        GoldenFile.named("elixir-unset.jsonl")
                .matches(StatementListing.of(Samples.elixir(Samples.named("elixir.txt"), Map.of())));
    }

    @Test
    void reads_what_an_editor_saved_as_unicode_text() throws IOException {
        GoldenFile.named("elixir.jsonl")
                .matches(StatementListing.of(Samples.elixir(wide(Samples.named("elixir.txt")), Samples.ACCOUNTS)));
        GoldenFile.named("mass.jsonl")
                .matches(StatementListing.of(Samples.mass(wide(Samples.named("mass.csv")), Samples.reports())));
    }

    private static TestingSourceFile wide(TestingSourceFile file) throws IOException {
        byte[] content = file.content();
        String text = BankCharset.detect(new ByteArrayInputStream(content)).decode(content, 0, content.length);
        return file.containing(text.getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void reads_reports_as_the_settings_describe_them() {
        GoldenFile.named("mass.jsonl")
                .matches(StatementListing.of(Samples.mass(Samples.named("mass.csv"), Samples.reports())));
        GoldenFile.named("mass-fixed.jsonl")
                .matches(StatementListing.of(Samples.mass(Samples.named("mass-fixed.txt"), Samples.reports())));
    }
}
