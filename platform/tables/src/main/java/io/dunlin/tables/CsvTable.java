package io.dunlin.tables;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.text.ColumnSeparator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text file with separated columns. */
final class CsvTable implements Table {

    private static final int BUFFER_CHARACTERS = 8 * 1024 * 1024;
    private static final String SEPARATOR_LINE = "sep=";

    private final SourceFile file;
    private final CharsetFinder.Found found;
    private final char separator;

    CsvTable(SourceFile file, CharsetFinder.Found found, char separator) {
        this.file = file;
        this.found = found;
        this.separator = separator;
    }

    /** Opens a file: finds its character set, then the separator with which its header names the most fields. */
    static CsvTable open(SourceFile file, TableOptions options, HeaderSearch<?> search) throws IOException {
        CharsetFinder.Found found;
        try (InputStream in = file.open()) {
            found = CharsetFinder.find(file.head(), in);
        }
        Optional<Charset> set = options.charset();
        if (set.isPresent() && found.markBytes() == 0) {
            found = new CharsetFinder.Found(set.get(), 0);
        }
        if (options.separator().isPresent()) {
            return new CsvTable(file, found, options.separator().get());
        }
        CsvTable best = null;
        int most = 0;
        for (ColumnSeparator candidate : ColumnSeparator.values()) {
            CsvTable table = new CsvTable(file, found, candidate.sign());
            int fields = fieldsNamed(table, search);
            if (fields > most) {
                best = table;
                most = fields;
            }
        }
        return best == null ? new CsvTable(file, found, ColumnSeparator.SEMICOLON.sign()) : best;
    }

    /** A separator that is not the file's breaks its quotation marks: then it names nothing. */
    private static int fieldsNamed(CsvTable table, HeaderSearch<?> search) throws IOException {
        try {
            return search.find(table).map(header -> header.columns().size()).orElse(0);
        } catch (PluginFailure _) {
            return 0;
        }
    }

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public List<LocalizedText> facts() {
        LocalizedText sign = separator == '\t'
                ? new LocalizedText("tabulator", "tab")
                : LocalizedText.same(String.valueOf(separator));
        String name = found.charset().name();
        LocalizedText charset = found.markBytes() > 0
                ? new LocalizedText(name + " ze znacznikiem kolejności bajtów", name + " with byte order mark")
                : LocalizedText.same(name);
        return List.of(
                charset.precededBy("Kodowanie: ", "Character set: "),
                sign.precededBy("Znak rozdzielający: ", "Separator: "));
    }

    @Override
    public boolean ragged() {
        return true;
    }

    @Override
    public Rows rows() throws IOException {
        InputStream in = file.open();
        in.skipNBytes(found.markBytes());
        Reader reader = new InputStreamReader(
                in,
                found.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new CsvRows(CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(BUFFER_CHARACTERS)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .ofCsvRecord(reader)
                .iterator());
    }

    @Override
    public void close() {
        // The file is opened anew for each walk.
    }

    private final class CsvRows implements Rows {
        private final CloseableIterator<CsvRecord> records;
        private long line;

        CsvRows(CloseableIterator<CsvRecord> records) {
            this.records = records;
        }

        @Override
        public @Nullable Row next() throws IOException {
            try {
                while (records.hasNext()) {
                    CsvRecord csv = records.next();
                    boolean first = line == 0;
                    line = csv.getStartingLineNumber();
                    if (!(first && csv.getField(0).startsWith(SEPARATOR_LINE))) {
                        return row(csv);
                    }
                }
                return null;
            } catch (CsvParseException e) {
                throw new PluginFailure(
                        PluginFailure.Kind.BAD_DATA,
                        "csv-broken",
                        new LocalizedText(
                                "Pliku nie da się odczytać za wierszem " + line + "; może tam brakować cudzysłowu",
                                "The file cannot be read after line " + line
                                        + "; a quotation mark may be missing there"),
                        e);
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof CharacterCodingException)) {
                    throw e.getCause();
                }
                throw new PluginFailure(
                        PluginFailure.Kind.BAD_DATA,
                        "charset-wrong",
                        new LocalizedText(
                                "Za wierszem " + line + " plik nie jest poprawnie zapisany w "
                                        + found.charset().name() + "; ustaw jego kodowanie w ustawieniach wtyczki",
                                "After line " + line + " the file is not valid "
                                        + found.charset().name() + "; set its character set in the plugin's settings"),
                        e);
            }
        }

        private Row row(CsvRecord csv) {
            List<Cell> cells = new ArrayList<>(csv.getFieldCount());
            int filled = 0;
            for (String field : csv.getFields()) {
                if (field.length() > TableLimits.CELL_CHARACTERS) {
                    throw TableLimits.cellTooLong(line);
                }
                refuseSwallowedRows(field, csv.getFieldCount());
                cells.add(Cell.of(field));
                filled = cells.getLast().blank() ? filled : cells.size();
            }
            // Spreadsheet programs write separators for columns that are empty to the end of the sheet.
            return new Row(
                    line,
                    filled > TableLimits.COLUMNS
                            ? cells
                            : cells.subList(0, Math.min(cells.size(), TableLimits.COLUMNS)),
                    false);
        }

        /** A quotation mark that is never closed makes one cell of all lines that follow; they must not vanish in it. */
        private void refuseSwallowedRows(String field, int columns) {
            if (columns > 2 && field.indexOf('\n') >= 0) {
                boolean holdsRows = field.lines()
                        .skip(1)
                        .anyMatch(
                                text -> text.chars().filter(c -> c == separator).count() >= columns - 2L);
                if (holdsRows) {
                    throw PluginFailure.badData(
                            "quote-open",
                            new LocalizedText(
                                    "Wiersz " + line
                                            + " otwiera cudzysłów, który pochłania następne wiersze; zamknij go lub usuń",
                                    "Line " + line
                                            + " opens a quotation mark that swallows the lines after it; close it or"
                                            + " remove it"));
                }
            }
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
