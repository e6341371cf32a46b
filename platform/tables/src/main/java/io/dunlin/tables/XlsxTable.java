package io.dunlin.tables;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook. The file is copied to the plugin's folder first, because a workbook is read at random. */
final class XlsxTable implements Table {

    private static final String COPY_PREFIX = "import-";
    private static final Duration COPY_LEFT_BEHIND = Duration.ofDays(1);

    private final Path copy;
    private final ReadableWorkbook workbook;
    private final Sheet sheet;
    private final List<LocalizedText> facts = new ArrayList<>();

    private XlsxTable(Path copy, ReadableWorkbook workbook, Sheet sheet) {
        this.copy = copy;
        this.workbook = workbook;
        this.sheet = sheet;
        facts.add(new LocalizedText("Arkusz: " + sheet.getName(), "Sheet: " + sheet.getName()));
        if (workbook.isDate1904()) {
            facts.add(new LocalizedText("Daty liczone od 1904", "Dates count from 1904"));
        }
    }

    static XlsxTable open(SourceFile file, TableOptions options, HeaderSearch<?> search, Path folder, Clock clock)
            throws IOException {
        removeLeftBehind(folder, clock.instant());
        Path copy = Files.createTempFile(folder, COPY_PREFIX, ".xlsx");
        ReadableWorkbook workbook = null;
        try {
            copyLimited(file, copy);
            new WorkbookGuard().check(copy);
            ReadableWorkbook opened = guarded(() -> openWorkbook(copy));
            workbook = opened;
            Sheet sheet = sheet(opened, copy, options.sheet(), search);
            return new XlsxTable(copy, opened, sheet);
        } catch (IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    @Override
    public String format() {
        return "XLSX";
    }

    @Override
    public List<LocalizedText> facts() {
        return List.copyOf(facts);
    }

    @Override
    public boolean ragged() {
        return false;
    }

    @Override
    public boolean since1904() {
        return workbook.isDate1904();
    }

    @Override
    public Rows rows() throws IOException {
        Stream<org.dhatim.fastexcel.reader.Row> stream = guarded(() -> {
            try {
                return sheet.openStream();
            } catch (IOException e) {
                throw damaged(e);
            }
        });
        Iterator<org.dhatim.fastexcel.reader.Row> iterator = stream.iterator();
        return new Rows() {
            @Override
            public @Nullable Row next() {
                return guarded(() -> iterator.hasNext() ? row(iterator.next()) : null);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        try {
            workbook.close();
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        List<Cell> cells = new ArrayList<>(Math.min(row.getCellCount(), TableLimits.COLUMNS));
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = cell(row.getOptionalCell(column).orElse(null));
            // Formatted cells without content may stand far to the right of the table.
            if (column < TableLimits.COLUMNS || !cell.blank()) {
                cells.add(cell);
            }
        }
        return new Row(row.getRowNum(), cells, row.isHidden());
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Cell.Text.EMPTY;
        }
        if (cell.getType() == CellType.ERROR) {
            return new Cell.ErrorValue(String.valueOf(cell.getRawValue()));
        }
        if (cell.getValue() == null && cell.getType() == CellType.STRING) {
            throw new IllegalStateException("A text that the workbook's table of texts does not have");
        }
        return switch (cell.getValue()) {
            case null -> Cell.Text.EMPTY;
            case BigDecimal number -> new Cell.Numeric(number);
            case Boolean flag -> Cell.of(flag.toString());
            // A formula's cached result; a failed one is text that begins like this in every language.
            case String text
            when cell.getType() == CellType.FORMULA && text.matches("#[A-ZŁĄĘ0-9/]+[!?]?") -> new Cell.ErrorValue(text);
            default -> Cell.of(cell.getValue().toString());
        };
    }

    private static Sheet sheet(ReadableWorkbook workbook, Path copy, Optional<String> name, HeaderSearch<?> search)
            throws IOException {
        if (name.isPresent()) {
            return workbook.findSheet(name.get())
                    .orElseThrow(() -> PluginFailure.badData(
                            "sheet-missing",
                            new LocalizedText(
                                    "Skoroszyt nie ma arkusza '" + name.get() + "'; zmień ustawienie 'sheet' albo plik",
                                    "The workbook has no sheet '" + name.get()
                                            + "'; change the setting 'sheet' or the file")));
        }
        List<Sheet> visible = workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        for (Sheet sheet : visible) {
            if (search.find(new XlsxTable(copy, workbook, sheet))
                    .filter(header -> header.columns().complete())
                    .isPresent()) {
                return sheet;
            }
        }
        return visible.stream()
                .findFirst()
                .orElseThrow(() -> PluginFailure.badData(
                        "sheet-missing",
                        new LocalizedText(
                                "Skoroszyt nie ma widocznego arkusza; pokaż arkusz i zapisz plik ponownie",
                                "The workbook has no visible sheet; show one and save the file again")));
    }

    private static ReadableWorkbook openWorkbook(Path copy) {
        try {
            return new ReadableWorkbook(copy.toFile(), new ReadingOptions(false, true));
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** The reading library answers a damaged workbook with any kind of runtime exception; all mean the same here. */
    private static <T extends @Nullable Object> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (PluginFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(e);
        }
    }

    private static PluginFailure damaged(Exception cause) {
        return new PluginFailure(
                PluginFailure.Kind.BAD_DATA,
                "xlsx-damaged",
                new LocalizedText(
                        "Skoroszyt jest uszkodzony; otwórz go w arkuszu kalkulacyjnym i zapisz ponownie jako XLSX",
                        "The workbook is damaged; open it in a spreadsheet program and save it again as XLSX"),
                cause);
    }

    private static void copyLimited(SourceFile file, Path copy) throws IOException {
        try (InputStream in = file.open();
                var out = Files.newOutputStream(copy)) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                TableLimits.checkSize(size);
                out.write(buffer, 0, n);
            }
        }
    }

    /** A crash may leave a copy behind. */
    private static void removeLeftBehind(Path folder, Instant now) throws IOException {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, COPY_PREFIX + "*.xlsx")) {
            for (Path copy : copies) {
                if (isLeftBehind(copy, now)) {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }

    private static boolean isLeftBehind(Path copy, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(copy).toInstant().isBefore(now.minus(COPY_LEFT_BEHIND));
        } catch (NoSuchFileException readAndRemoved) {
            // Another file is read at the same time, and its copy has just gone.
            return false;
        }
    }
}
