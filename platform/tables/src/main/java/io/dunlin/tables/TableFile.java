package io.dunlin.tables;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens files as tables. */
public final class TableFile {

    private TableFile() {}

    /** What the first bytes of a file say. */
    public enum Kind {
        WORKBOOK,
        /** A workbook of before 2007, or one with a password. */
        OLD_OFFICE,
        TEXT;

        public static Kind of(byte[] head) {
            if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
                return WORKBOOK;
            }
            boolean compound = head.length >= 4
                    && (head[0] & 0xFF) == 0xD0
                    && (head[1] & 0xFF) == 0xCF
                    && head[2] == 0x11
                    && (head[3] & 0xFF) == 0xE0;
            return compound ? OLD_OFFICE : TEXT;
        }
    }

    /**
     * Opens a whole file: a text file with the separator with which its header names the most fields, of a workbook the first
     * visible sheet that has a complete header.
     *
     * @param folder where a workbook is copied to while it is open
     * @throws PluginFailure of kind {@code BAD_DATA} where the file cannot or must not be read
     */
    public static Table open(SourceFile file, TableOptions options, HeaderSearch<?> search, Path folder, Clock clock)
            throws IOException {
        TableLimits.checkSize(file.size());
        return switch (Kind.of(file.head())) {
            case WORKBOOK -> XlsxTable.open(file, options, search, folder, clock);
            case OLD_OFFICE ->
                throw PluginFailure.badData(
                        "old-office",
                        new LocalizedText(
                                "Plik to skoroszyt w dawnym formacie albo chroniony hasłem; zapisz go jako XLSX bez hasła",
                                "The file is an old or a password-protected workbook; save it as XLSX without a"
                                        + " password"));
            case TEXT -> CsvTable.open(file, options, search);
        };
    }

    /** Opens the first lines of a text file alone, so that recognising it reads no more. */
    public static Table openBeginning(SourceFile file, TableOptions options, HeaderSearch<?> search)
            throws IOException {
        return CsvTable.open(new HeadOnly(file), options, search);
    }
}
