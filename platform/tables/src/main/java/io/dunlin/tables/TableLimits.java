package io.dunlin.tables;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;

/** How large a file may be before it is refused instead of read. */
public final class TableLimits {

    public static final long FILE_BYTES = 100L * 1024 * 1024;
    public static final long ROWS = 1_000_000;
    public static final int COLUMNS = 200;
    public static final int CELL_CHARACTERS = 32 * 1024;

    private TableLimits() {}

    public static void checkSize(long bytes) {
        if (bytes > FILE_BYTES) {
            throw PluginFailure.badData(
                    "file-too-large",
                    new LocalizedText(
                            "Plik ma ponad 100 MB; wyeksportuj go w częściach, na przykład miesiącami",
                            "The file has more than 100 MB; export it in parts, for example by month"));
        }
    }

    public static void checkRow(Row row, long rowsSoFar) {
        if (rowsSoFar > ROWS) {
            throw PluginFailure.badData(
                    "too-many-rows",
                    new LocalizedText(
                            "Plik ma ponad 1 000 000 wierszy; wyeksportuj go w częściach, na przykład miesiącami",
                            "The file has more than 1 000 000 rows; export it in parts, for example by month"));
        }
        if (row.cells().size() > COLUMNS) {
            throw PluginFailure.badData(
                    "too-many-columns",
                    new LocalizedText(
                            "Wiersz " + row.number() + " ma ponad 200 kolumn; wyeksportuj tylko potrzebne kolumny",
                            "Row " + row.number()
                                    + " has more than 200 columns; export only the columns that are needed"));
        }
        for (Cell cell : row.cells()) {
            if (cell.text().length() > CELL_CHARACTERS) {
                throw cellTooLong(row.number());
            }
        }
    }

    static PluginFailure cellTooLong(long row) {
        return PluginFailure.badData(
                "cell-too-long",
                new LocalizedText(
                        "Wiersz " + row
                                + " ma komórkę dłuższą niż 32 768 znaków; może brakować zamykającego cudzysłowu",
                        "Row " + row
                                + " has a cell of more than 32 768 characters; a closing quotation mark may be missing"));
    }
}
