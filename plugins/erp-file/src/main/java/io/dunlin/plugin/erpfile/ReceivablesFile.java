package io.dunlin.plugin.erpfile;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.tables.HeaderSearch;
import io.dunlin.tables.Table;
import io.dunlin.tables.TableFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.pf4j.Extension;

/** Receivables from CSV and XLSX files. */
@Extension
public final class ReceivablesFile implements ErpFileFormat {

    private final PluginContext context;
    private final Vocabulary vocabulary = new Vocabulary();

    public ReceivablesFile(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Należności z plików CSV i XLSX", "Receivables from CSV and XLSX files");
    }

    @Override
    public SettingsSchema settings() {
        return FileSettings.schema();
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return switch (TableFile.Kind.of(file.head())) {
            case WORKBOOK ->
                name.endsWith(".xlsx") || name.endsWith(".xlsm") ? FileRecognition.POSSIBLE : FileRecognition.NO;
            // Refused with a sentence when read, which helps more than "no plugin reads this".
            case OLD_OFFICE -> name.endsWith(".xls") ? FileRecognition.POSSIBLE : FileRecognition.NO;
            case TEXT -> recogniseText(file, name);
        };
    }

    private FileRecognition recogniseText(SourceFile file, String name) {
        boolean table = name.endsWith(".csv") || name.endsWith(".tsv");
        if (!table && !name.endsWith(".txt")) {
            return FileRecognition.NO;
        }
        try {
            FileSettings settings = FileSettings.of(context.settings());
            HeaderSearch<ColumnMapping> search = search(settings);
            return search.find(TableFile.openBeginning(file, settings.table(), search))
                    .filter(header -> header.columns().complete())
                    .map(_ -> FileRecognition.CERTAIN)
                    .orElse(table ? FileRecognition.POSSIBLE : FileRecognition.NO);
        } catch (IOException | PluginFailure _) {
            // A damaged table is still a table; reading it says what is wrong.
            return table ? FileRecognition.POSSIBLE : FileRecognition.NO;
        }
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        FileSettings settings = FileSettings.of(context.settings());
        HeaderSearch<ColumnMapping> search = search(settings);
        try (Table table = TableFile.open(file, settings.table(), search, context.dataFolder(), context.clock())) {
            HeaderSearch.Header<ColumnMapping> header = search.find(table)
                    .orElseThrow(() -> PluginFailure.badData(
                            "header-missing",
                            new LocalizedText(
                                    "Żaden z pierwszych " + HeaderSearch.WITHIN_ROWS
                                            + " wierszy nie nazywa kolumn należności; nazwij je na przykład: numer"
                                            + " dokumentu, termin płatności, brutto, kontrahent",
                                    "No row among the first " + HeaderSearch.WITHIN_ROWS
                                            + " names columns of receivables; name"
                                            + " them for example: document number, due date, gross, debtor")));
            int thisYear = LocalDate.ofInstant(context.clock().instant(), context.zone())
                    .getYear();
            return new TableReading(table, settings, vocabulary, header).read(thisYear);
        } catch (IOException e) {
            throw PluginFailure.transientFailure(
                    "file-unreadable",
                    new LocalizedText(
                            "Pliku nie udało się odczytać z dysku; próba zostanie powtórzona",
                            "The file could not be read from disk; it is tried again"),
                    e);
        }
    }

    private HeaderSearch<ColumnMapping> search(FileSettings settings) {
        return new HeaderSearch<>(labels -> new MappingDraft(vocabulary, settings.mappings(), labels).decide());
    }
}
