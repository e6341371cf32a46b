package io.dunlin.plugin.example;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.spi.erp.RecordFailure;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.TaxNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/**
 * Reads invoices from text: the line {@value #SIGN}, then one invoice a line:
 * {@code number;due date;amount;currency;tax number;name}, in UTF-8.
 */
@Extension
public final class LineInvoices implements ErpFileFormat {

    static final String SIGN = "#invoices";

    private static final int MOST_LINES = 100_000;

    private final PluginContext context;

    public LineInvoices(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Faktury w wierszach (przykład)", "Invoices in lines (example)");
    }

    @Override
    public SettingsSchema settings() {
        return SettingsSchema.of(SettingField.withDefault(
                "separator",
                new Type.Text(1),
                new LocalizedText("Separator", "Separator"),
                new LocalizedText("Jeden znak między polami.", "One character between fields."),
                ";"));
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(file.head(), StandardCharsets.UTF_8);
        return head.startsWith(SIGN + "\n") || head.startsWith(SIGN + "\r\n")
                ? FileRecognition.CERTAIN
                : FileRecognition.NO;
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        String separator = context.settings().getText("separator");
        List<ReceivableRecord> records = new ArrayList<>();
        List<RecordFailure> failures = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            if (!SIGN.equals(in.readLine())) {
                throw PluginFailure.badData(
                        "no-sign",
                        new LocalizedText(
                                "Plik musi zaczynać się od wiersza " + SIGN,
                                "The file must begin with the line " + SIGN));
            }
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                if (number > MOST_LINES) {
                    throw PluginFailure.badData(
                            "too-long",
                            new LocalizedText(
                                    "Plik ma więcej wierszy niż " + MOST_LINES + "; podziel go",
                                    "More than " + MOST_LINES + " lines; split the file"));
                }
                List<String> fields = List.of(line.split(Pattern.quote(separator), -1));
                new Line(number, fields).read(numbers, records, failures);
            }
        } catch (CharacterCodingException e) {
            throw PluginFailure.badData(
                    "not-utf-8",
                    new LocalizedText(
                            "Plik nie jest tekstem w UTF-8; zapisz go ponownie jako UTF-8",
                            "The file is not UTF-8 text; save it again as UTF-8"));
        } catch (IOException e) {
            throw PluginFailure.transientFailure(
                    "unreadable",
                    new LocalizedText(
                            "Pliku nie udało się odczytać; próba zostanie powtórzona",
                            "The file could not be read; tried again later"),
                    e);
        }
        return new ParsedReceivables(
                "LINES",
                List.of(new LocalizedText("znak rozdzielający: " + separator, "separator: " + separator)),
                records,
                failures);
    }

    /** One line: an invoice, or the first fault that a person must mend. */
    private record Line(int number, List<String> fields) {

        void read(Set<String> numbers, List<ReceivableRecord> records, List<RecordFailure> failures) {
            String column = "line";
            String value = String.join(" ", fields);
            // What to write instead of the value that is being read, where it cannot be.
            LocalizedText wanted = new LocalizedText(
                    "Wiersz ma 6 pól, a są tu: " + fields.size() + ".",
                    "A line has 6 fields, here are: " + fields.size() + ".");
            try {
                if (fields.size() != 6) {
                    throw new IllegalArgumentException("fields");
                }
                column = "due date";
                value = fields.get(1);
                wanted = new LocalizedText("Wpisz datę taką jak 2026-10-15.", "Write a date such as 2026-10-15.");
                LocalDate dueOn = LocalDate.parse(value);
                column = "amount";
                value = fields.get(2) + " " + fields.get(3);
                wanted = new LocalizedText(
                        "Wpisz kwotę i walutę takie jak 1230.00 i PLN.",
                        "Write an amount and a currency such as 1230.00 and PLN.");
                Money amount = Money.of(fields.get(2), fields.get(3));
                column = "tax number";
                value = fields.get(4);
                wanted = new LocalizedText(
                        "Wpisz numer podatkowy z poprawną cyfrą kontrolną.",
                        "Write a tax number whose check digit is right.");
                TaxNumber taxNumber = TaxNumber.find(value).orElseThrow(IllegalArgumentException::new);
                column = "number or name";
                value = fields.get(0) + ", " + fields.get(5);
                wanted = new LocalizedText(
                        "Wpisz numer, którego w pliku jeszcze nie było, i nazwę.",
                        "Write a number that did not stand in the file before, and a name.");
                if (numbers.contains(fields.get(0))) {
                    throw new IllegalArgumentException("number");
                }
                records.add(invoice(dueOn, amount, taxNumber));
                numbers.add(fields.get(0));
            } catch (DateTimeParseException | IllegalArgumentException _) {
                failures.add(new RecordFailure(number, column, value, wanted));
            }
        }

        private ReceivableRecord invoice(LocalDate dueOn, Money amount, TaxNumber taxNumber) {
            PartyRecord debtor = new PartyRecord(
                    null, fields.get(5), PartyKind.COMPANY, taxNumber, null, null, null, null, null, null, null);
            return new ReceivableRecord(
                    new ExternalRef(fields.get(0)),
                    fields.get(0),
                    DocumentKind.INVOICE,
                    List.of(),
                    null,
                    dueOn,
                    amount,
                    amount,
                    Money.zero(amount.currency()),
                    null,
                    debtor,
                    List.of(),
                    null,
                    false,
                    false,
                    null);
        }
    }
}
