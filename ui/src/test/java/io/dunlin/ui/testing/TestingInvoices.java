package io.dunlin.ui.testing;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A format as a plugin would bring it, with a setting of every type: lines of {@code number;debtor;amount;due date} after
 * the heading {@code INVOICES}.
 */
public final class TestingInvoices implements ErpFileFormat {

    @Override
    public LocalizedText name() {
        return new LocalizedText("Faktury testowe", "Testing invoices");
    }

    @Override
    public SettingsSchema settings() {
        return SettingsSchema.of(
                SettingField.required("source", new Type.Text(20), text("Źródło", "Source"), help()),
                SettingField.required("token", new Type.Secret(), text("Token", "Token"), help()),
                SettingField.withDefault("port", new Type.Whole(1, 65_535), text("Port", "Port"), help(), "8080"),
                SettingField.withDefault("totals", new Type.Flag(), text("Sumy", "Totals"), help(), "true"),
                SettingField.withDefault(
                        "pause",
                        new Type.TimeSpan(Duration.ofSeconds(1), Duration.ofHours(1)),
                        text("Przerwa", "Pause"),
                        help(),
                        "PT90S"),
                SettingField.optional("encoding", new Type.CharacterSet(), text("Kodowanie", "Encoding"), help()),
                SettingField.optional(
                        "mapping",
                        new Type.Table(
                                List.of(
                                        SettingField.Column.text("from", text("Z", "From")),
                                        SettingField.Column.text("to", text("Na", "To"))),
                                3),
                        text("Mapowanie", "Mapping"),
                        help()));
    }

    @Override
    public SelfTest selfTest() {
        return SelfTest.failed(text("Nie odnaleziono folderu.", "The folder was not found."));
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        return new String(file.head(), StandardCharsets.UTF_8).startsWith("INVOICES")
                ? FileRecognition.CERTAIN
                : FileRecognition.NO;
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        List<ReceivableRecord> records = new ArrayList<>();
        List<RecordFailure> failures = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(line -> read(line, records, failures));
        } catch (IOException e) {
            throw PluginFailure.badData("cannot-read", text("Pliku nie da się odczytać", "The file cannot be read"));
        }
        return new ParsedReceivables(
                "TEST", List.of(text("Rozdzielanie: średnik", "Separator: semicolon")), records, failures);
    }

    private static void read(String line, List<ReceivableRecord> records, List<RecordFailure> failures) {
        String[] parts = line.split(";", -1);
        try {
            Money amount = Money.of(parts[2], "PLN");
            records.add(new ReceivableRecord(
                    new ExternalRef(parts[0]),
                    parts[0],
                    DocumentKind.INVOICE,
                    List.of(),
                    null,
                    LocalDate.parse(parts[3]),
                    amount,
                    amount,
                    Money.zero(amount.currency()),
                    party("Hurtownia Bałtyk Sp. z o.o."),
                    party(parts[1]),
                    List.of(),
                    null,
                    false,
                    false,
                    null));
        } catch (DateTimeParseException _) {
            failures.add(new RecordFailure(
                    records.size() + failures.size() + 2L,
                    "due",
                    parts[3],
                    text("To nie jest data.", "This is no date.")));
        }
    }

    private static PartyRecord party(String name) {
        return new PartyRecord(
                new ExternalRef(name), name, PartyKind.COMPANY, null, null, null, null, null, null, "pl", null);
    }

    private static LocalizedText help() {
        return text("Co wpisać.", "What to write.");
    }

    private static LocalizedText text(String pl, String en) {
        return new LocalizedText(pl, en);
    }
}
