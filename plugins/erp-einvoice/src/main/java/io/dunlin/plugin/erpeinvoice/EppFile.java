package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.text.LineReader;
import io.dunlin.spi.text.TextLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** EDI++ ({@code .epp}) of InsERT's programs: sales invoices with their terms and what was paid. */
@Extension
public final class EppFile implements ErpFileFormat {

    private static final Pattern INFO =
            Pattern.compile("(?s)\\A\\s*\\[INFO]\\s*\"[0-9.]{1,10}\"\\s*,\\s*\\d\\s*,\\s*(\\d{3,5})\\s*,.*");
    private static final int MOST_LINES_OF_A_ROW = 100;
    private static final int MOST_DOCUMENTS = 100_000;

    @Override
    public LocalizedText name() {
        return new LocalizedText("Pliki EDI++ (EPP)", "EDI++ files (EPP)");
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        return INFO.matcher(head(file)).matches() ? FileRecognition.CERTAIN : FileRecognition.NO;
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        Matcher info = INFO.matcher(head(file));
        if (!info.matches()) {
            throw PluginFailure.badData(
                    "no-epp",
                    new LocalizedText(
                            "To nie jest plik EDI++: oczekiwano na początku [INFO] i wiersza takiego jak"
                                    + " \"1.05\",3,1250",
                            "This is no EDI++ file: expected [INFO] and a row such as \"1.05\",3,1250 at its"
                                    + " beginning"));
        }
        BankCharset charset = info.group(1).equals("852") ? BankCharset.CP852 : BankCharset.WINDOWS_1250;
        Reading reading = new Reading();
        try (InputStream in = file.open()) {
            LineReader lines = new LineReader(in, charset);
            for (TextLine line = lines.next(); line != null; line = lines.next()) {
                reading.take(line);
            }
        } catch (IOException unreadable) {
            throw PluginFailure.transientFailure(
                    "file-unreadable",
                    new LocalizedText(
                            "Pliku nie udało się przeczytać do końca; próba zostanie powtórzona",
                            "The file could not be read to its end; it will be tried again"),
                    unreadable);
        }
        return reading.result(charset);
    }

    private static String head(SourceFile file) {
        return new String(file.head(), StandardCharsets.ISO_8859_1);
    }

    /** What was met so far. */
    private static final class Reading {

        private final List<ReceivableRecord> records = new ArrayList<>();
        private final List<RecordFailure> failures = new ArrayList<>();
        private String section = "";
        private boolean rowSeen;
        private String open = "";
        private long openLine;
        private int openLines;
        private int others;
        private @Nullable PartyRecord creditor;

        void take(TextLine line) {
            String text = line.text().strip();
            if (open.isEmpty() && text.matches("\\[[A-Z]{1,20}]")) {
                section = text;
                rowSeen = false;
                return;
            }
            if (rowSeen || (text.isEmpty() && open.isEmpty()) || section.equals("[ZAWARTOSC]")) {
                return;
            }
            openLine = open.isEmpty() ? line.number() : openLine;
            open = open.isEmpty() ? text : open + " " + text;
            if (EppRow.goesOn(open) && ++openLines < MOST_LINES_OF_A_ROW) {
                return;
            }
            row(EppRow.read(open), openLine);
            open = "";
            openLines = 0;
            rowSeen = true;
        }

        private void row(EppRow row, long line) {
            if (section.equals("[INFO]")) {
                creditor = EppDocument.creditor(row);
            } else if (section.equals("[NAGLOWEK]")) {
                String type = String.valueOf(row.field(1)).toUpperCase(Locale.ROOT);
                EppDocument document = new EppDocument(row, line);
                switch (type) {
                    case "FS" -> document.invoice(creditor).ifPresent(records::add);
                    case "KFS" -> document.refuse();
                    default -> others++;
                }
                failures.addAll(document.failures());
                if (records.size() + failures.size() > MOST_DOCUMENTS) {
                    throw PluginFailure.badData(
                            "too-many",
                            new LocalizedText(
                                    "Plik ma więcej dokumentów niż " + MOST_DOCUMENTS + "; eksportuj mniej naraz",
                                    "The file holds more than " + MOST_DOCUMENTS
                                            + " documents; export fewer at a time"));
                }
            }
        }

        ParsedReceivables result(BankCharset charset) {
            if (!open.isEmpty()) {
                failures.add(new RecordFailure(
                        openLine,
                        null,
                        open,
                        new LocalizedText("Plik urywa się w środku wiersza.", "The file breaks off within a row.")));
            }
            return new ParsedReceivables(
                    "EPP",
                    List.of(
                            LocalizedText.same(charset.written()),
                            new LocalizedText(
                                    "Innych dokumentów, z których żaden nie jest należnością: " + others,
                                    others + " other documents, none of them a receivable")),
                    records,
                    failures);
        }
    }
}
