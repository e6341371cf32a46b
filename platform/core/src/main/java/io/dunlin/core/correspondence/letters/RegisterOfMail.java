package io.dunlin.core.correspondence.letters;

import io.dunlin.core.shared.SpreadsheetCsv;
import java.io.OutputStream;
import java.util.List;

/** The list of registered letters that is handed in with them: number, addressee, address, case, tracking number. */
final class RegisterOfMail {

    private RegisterOfMail() {}

    static void write(List<PrintedLetter> letters, OutputStream out) {
        SpreadsheetCsv csv = SpreadsheetCsv.to(out);
        csv.line(List.of("Lp.", "Adresat", "Adres", "Sprawa", "Numer nadania"));
        int number = 0;
        for (PrintedLetter letter : letters) {
            boolean goes =
                    letter.state() == PrintedLetter.State.PRINTED || letter.state() == PrintedLetter.State.POSTED;
            if (letter.registered() && goes) {
                number++;
                String[] lines = letter.address().split("\n", 2);
                csv.line(List.of(
                        Integer.toString(number),
                        SpreadsheetCsv.words(lines[0]),
                        SpreadsheetCsv.words(lines.length > 1 ? lines[1].replace("\n", ", ") : ""),
                        letter.caseReference() == null ? "" : letter.caseReference(),
                        letter.trackingNumber() == null ? "" : SpreadsheetCsv.words(letter.trackingNumber())));
            }
        }
        csv.end();
    }
}
