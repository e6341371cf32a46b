package io.dunlin.core.correspondence;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The list of registered letters that is handed in with them: number, addressee, address, case, tracking number. */
final class RegisterOfMail {

    /** A spreadsheet takes a cell that begins so for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private RegisterOfMail() {}

    static void write(List<PrintedLetter> letters, OutputStream out) {
        try {
            OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            // Spreadsheets take a file without the mark for the old Windows encoding.
            writer.write('\uFEFF');
            CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer);
            csv.writeRecord("Lp.", "Adresat", "Adres", "Sprawa", "Numer nadania");
            int number = 0;
            for (PrintedLetter letter : letters) {
                boolean goes =
                        letter.state() == PrintedLetter.State.PRINTED || letter.state() == PrintedLetter.State.POSTED;
                if (letter.registered() && goes) {
                    number++;
                    String[] lines = letter.address().split("\n", 2);
                    csv.writeRecord(
                            Integer.toString(number),
                            plain(lines[0]),
                            plain(lines.length > 1 ? lines[1].replace("\n", ", ") : ""),
                            letter.caseReference() == null ? "" : letter.caseReference(),
                            letter.trackingNumber() == null ? "" : plain(letter.trackingNumber()));
                }
            }
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
