package io.dunlin.tables;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at a workbook before it is parsed: inflates every part once without keeping it, and refuses what would grow
 * beyond measure. The sizes that the archive states are not believed.
 */
final class WorkbookGuard {

    static final long PART_BYTES = 1024L * 1024 * 1024;
    static final long ALL_BYTES = 1536L * 1024 * 1024;
    /** Held in memory while reading, so its limit is lower. */
    static final long SHARED_TEXT_BYTES = 128L * 1024 * 1024;

    private static final long RATIO_LIMIT = 200;
    private static final long RATIO_FREE_BYTES = 16L * 1024 * 1024;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_COLUMN_LETTERS = 3;

    private long all;

    void check(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            Set<String> names = new HashSet<>();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (!names.add(name) || names.size() > MOST_PARTS) {
                    throw refused(
                            "ma części, jakich nie zapisuje żaden arkusz kalkulacyjny",
                            "has parts that no spreadsheet program writes");
                }
                check(zip, entry, name);
            }
            if (!names.contains("xl/workbook.xml")) {
                throw names.contains("xl/workbook.bin")
                        ? refused(
                                "jest skoroszytem binarnym (XLSB); zapisz go jako XLSX",
                                "is a binary workbook (XLSB); save it as XLSX")
                        : refused("jest archiwum bez skoroszytu", "is an archive without a workbook");
            }
        } catch (ZipException e) {
            throw new PluginFailure(
                    PluginFailure.Kind.BAD_DATA,
                    "xlsx-damaged",
                    new LocalizedText(
                            "Skoroszyt jest uszkodzony; otwórz go w arkuszu kalkulacyjnym i zapisz ponownie jako XLSX",
                            "The workbook is damaged; open it in a spreadsheet program and save it again as XLSX"),
                    e);
        }
    }

    private void check(ZipFile zip, ZipEntry entry, String name) throws IOException {
        long limit = name.startsWith("xl/sharedstrings") ? SHARED_TEXT_BYTES : PART_BYTES;
        long packed = Math.max(1, entry.getCompressedSize());
        boolean sheet = name.startsWith("xl/worksheets/");
        CellAddresses addresses = new CellAddresses();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (size == 0 && sheet) {
                    refuseForeignEncoding(buffer, n);
                }
                size += n;
                all += n;
                boolean bomb = size > RATIO_FREE_BYTES && size / packed > RATIO_LIMIT;
                if (size > limit || all > ALL_BYTES || bomb) {
                    throw refused(
                            "po rozpakowaniu jest o wiele większy, niż powinien", "unpacks to far more than it should");
                }
                if (sheet) {
                    addresses.scan(buffer, n);
                }
            }
        }
    }

    /** The scan below reads bytes as ASCII; sheets in UTF-16 are unknown to spreadsheet programs. */
    private static void refuseForeignEncoding(byte[] start, int length) {
        boolean marked = length > 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB;
        int at = marked ? 3 : 0;
        if (length <= at + 1 || start[at] != '<' || start[at + 1] == 0) {
            throw refused("ma arkusz, który nie jest tekstem w UTF-8", "has a sheet that is no UTF-8 text");
        }
    }

    private static PluginFailure refused(String whatPl, String what) {
        return PluginFailure.badData(
                "xlsx-refused",
                new LocalizedText(
                        "Plik " + whatPl + "; niczego nie wczytano", "The file " + what + "; nothing was read"));
    }

    /** Finds cells far to the right, for which the reader would make a row of as many empty cells. */
    private static final class CellAddresses {
        private boolean inTag;
        private boolean cellTag;
        private int tagLength;
        private int letters;

        void scan(byte[] buffer, int length) {
            for (int i = 0; i < length; i++) {
                byte c = buffer[i];
                if (c == '<') {
                    inTag = true;
                    cellTag = false;
                    tagLength = 0;
                    letters = 0;
                } else if (c == '>') {
                    inTag = false;
                } else if (inTag) {
                    inside(c);
                }
            }
        }

        private void inside(byte c) {
            tagLength++;
            if (c == ':') {
                tagLength = 0;
            }
            if (tagLength == 1) {
                cellTag = c == 'c';
            } else if (tagLength == 2) {
                cellTag &= c <= ' ';
            }
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean farRight = c >= '0' && c <= '9' && letters > MOST_COLUMN_LETTERS;
            if (cellTag && (farRight || c == '&')) {
                throw refused("ma komórki w kolumnach, których nie ma", "has cells in columns that do not exist");
            }
            letters = letter ? letters + 1 : 0;
        }
    }
}
