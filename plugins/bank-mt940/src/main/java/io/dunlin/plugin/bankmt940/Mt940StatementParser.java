package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.text.LineReader;
import io.dunlin.spi.text.WideText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/**
 * Reads MT940 and MT942 files of any bank, in any of the character sets and dialects of the plugin's README.
 * <p>
 * A file is read twice: once for its character set, once for its fields. Neither reading holds more than a buffer and
 * the booking at hand.
 */
@Extension
public final class Mt940StatementParser implements BankStatementParser {

    private static final Pattern REFERENCE = line(":20:");
    private static final Pattern STATEMENT = line(":(?:25P?|28C?|60[FM]|62[FM]):");
    private static final Pattern BOOKING = line(":61:[0-9]{6}");
    private static final Pattern ENVELOPE = Pattern.compile("\\{2:[IO]94[02]");
    private static final Pattern OTHER_MESSAGE = line(":(?:32A|59[AF]?|50[AFHK]?):");

    private final PluginContext context;

    public Mt940StatementParser(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Wyciągi bankowe MT940 i MT942", "MT940 and MT942 bank statements");
    }

    @Override
    public SettingsSchema settings() {
        return Mt940Settings.schema();
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(lines(file).head(), StandardCharsets.ISO_8859_1);
        if (OTHER_MESSAGE.matcher(head).find()) {
            return FileRecognition.NO;
        }
        boolean statement = STATEMENT.matcher(head).find();
        boolean reference = REFERENCE.matcher(head).find();
        boolean booking = BOOKING.matcher(head).find();
        if ((statement && (reference || booking)) || ENVELOPE.matcher(head).find()) {
            return FileRecognition.CERTAIN;
        }
        return statement || reference || booking ? FileRecognition.POSSIBLE : FileRecognition.NO;
    }

    @Override
    public void parse(SourceFile given, StatementSink sink) {
        SourceFile file = lines(given);
        Mt940Settings settings = Mt940Settings.read(context.settings());
        try {
            BankCharset charset;
            try (InputStream in = file.open()) {
                charset = BankCharset.detect(in, AccountCountry.letters(file.head()));
            }
            try (InputStream in = file.open()) {
                parse(new LineReader(in, charset), charset, settings, sink);
            }
        } catch (IOException unreadable) {
            throw PluginFailure.transientFailure(
                    "file-unreadable",
                    new LocalizedText(
                            "Pliku nie udało się przeczytać do końca; próba zostanie powtórzona",
                            "The file could not be read to its end; it will be tried again"),
                    unreadable);
        }
    }

    private static void parse(LineReader lines, BankCharset charset, Mt940Settings settings, StatementSink sink)
            throws IOException {
        FieldReader fields = new FieldReader(lines);
        StatementAssembler statements = new StatementAssembler(sink, settings, lines, charset);
        for (Field field = fields.next(); field != null; field = fields.next()) {
            statements.take(field);
        }
        statements.finish();
        if (!statements.any()) {
            throw PluginFailure.badData(
                    "no-statement",
                    new LocalizedText(
                            "Nie znaleziono wyciągu MT940: oczekiwano wiersza zaczynającego się od :20: i dalszych"
                                    + " :25:, :60F:, :61:. Sprawdź, czy to plik z wyciągiem z banku i czy nie zapisał go"
                                    + " inny program",
                            "No MT940 statement was found: expected a line that begins with :20: and further lines"
                                    + " :25:, :60F:, :61:. Check that this is the bank's statement file and was not"
                                    + " saved by another program"));
        }
    }

    /** A file whose lines are lines, in a character set of banks. */
    private static SourceFile lines(SourceFile file) {
        return AtSigns.asLines(WideText.narrowed(file));
    }

    private static Pattern line(String beginning) {
        return Pattern.compile("(?:^|[\\r\\n\\x01]|\\{4:)" + beginning);
    }
}
