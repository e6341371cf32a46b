package io.dunlin.core.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV that spreadsheets open with a double click: UTF-8 with its mark, semicolons, and no cell taken for a formula. */
public final class SpreadsheetCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final CsvWriter csv;

    private SpreadsheetCsv(CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins a file; the stream stays open for its owner to close. */
    public static SpreadsheetCsv to(OutputStream out) {
        OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            // Spreadsheets take a file without the mark for the old Windows encoding.
            writer.write('\uFEFF');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SpreadsheetCsv(CsvWriter.builder().fieldSeparator(';').build(writer));
    }

    /** Writes cells as they are: for headings and numbers, whose minus sign is no formula. */
    public void line(List<String> cells) {
        csv.writeRecord(cells);
    }

    /** Words from outside, harmless as a cell. */
    public static String words(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    public void end() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
