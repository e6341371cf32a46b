package io.dunlin.plugin.erpfile;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
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
        return switch (Kind.of(file.head())) {
            case ZIP ->
                name.endsWith(".xlsx") || name.endsWith(".xlsm") ? FileRecognition.POSSIBLE : FileRecognition.NO;
            // Refused with a sentence when read, which helps more than "no plugin reads this".
            case OLD_OFFICE -> name.endsWith(".xls") ? FileRecognition.POSSIBLE : FileRecognition.NO;
            case OTHER -> recogniseText(file, name);
        };
    }

    private FileRecognition recogniseText(SourceFile file, String name) {
        boolean table = name.endsWith(".csv") || name.endsWith(".tsv");
        if (!table && !name.endsWith(".txt")) {
            return FileRecognition.NO;
        }
        try {
            FileSettings settings = FileSettings.of(context.settings());
            HeaderSearch search = new HeaderSearch(vocabulary, settings.mappings());
            return search.find(CsvTable.open(new HeadOnly(file), settings, search))
                    .filter(header -> header.mapping().complete())
                    .map(_ -> FileRecognition.CERTAIN)
                    .orElse(table ? FileRecognition.POSSIBLE : FileRecognition.NO);
        } catch (IOException | PluginFailure _) {
            // A damaged table is still a table; reading it says what is wrong.
            return table ? FileRecognition.POSSIBLE : FileRecognition.NO;
        }
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        Limits.checkSize(file.size());
        FileSettings settings = FileSettings.of(context.settings());
        HeaderSearch search = new HeaderSearch(vocabulary, settings.mappings());
        try (Table table = open(file, settings, search)) {
            HeaderSearch.Header header = search.find(table)
                    .orElseThrow(() -> PluginFailure.badData(
                            "header-missing",
                            "No row among the first " + Limits.HEADER_WITHIN_ROWS
                                    + " names columns of receivables; name"
                                    + " them for example: document number, due date, gross, debtor"));
            boolean since1904 = table instanceof XlsxTable xlsx && xlsx.since1904();
            int thisYear = LocalDate.ofInstant(context.clock().instant(), context.zone())
                    .getYear();
            return new TableReading(table, settings, vocabulary, header).read(since1904, thisYear);
        } catch (IOException e) {
            throw PluginFailure.transientFailure(
                    "file-unreadable", "The file could not be read from disk; it is tried again", e);
        }
    }

    private Table open(SourceFile file, FileSettings settings, HeaderSearch search) throws IOException {
        return switch (Kind.of(file.head())) {
            case ZIP -> XlsxTable.open(file, settings, search, context.dataFolder(), context.clock());
            case OLD_OFFICE ->
                throw PluginFailure.badData(
                        "old-office",
                        "The file is an old or a password-protected workbook; save it as XLSX without a password");
            case OTHER -> CsvTable.open(file, settings, search);
        };
    }

    /** What the first bytes say. */
    private enum Kind {
        ZIP,
        OLD_OFFICE,
        OTHER;

        static Kind of(byte[] head) {
            if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
                return ZIP;
            }
            boolean compound = head.length >= 4
                    && (head[0] & 0xFF) == 0xD0
                    && (head[1] & 0xFF) == 0xCF
                    && head[2] == 0x11
                    && (head[3] & 0xFF) == 0xE0;
            return compound ? OLD_OFFICE : OTHER;
        }
    }
}
