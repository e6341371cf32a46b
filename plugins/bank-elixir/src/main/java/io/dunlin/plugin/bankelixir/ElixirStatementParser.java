package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.text.WideText;
import java.nio.charset.StandardCharsets;
import org.pf4j.Extension;

/**
 * Reads Elixir-0 as a report of payments. The file names no account of its own: the payee's account of each record is
 * credited; a record whose payer is one of the firm's accounts in the settings is money out.
 */
@Extension
public final class ElixirStatementParser implements BankStatementParser {

    /** What programs of DOS write behind the last line. */
    private static final String END_OF_FILE = "\u001A";

    private final PluginContext context;

    public ElixirStatementParser(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Pliki Elixir-0", "Elixir-0 files");
    }

    @Override
    public SettingsSchema settings() {
        return OwnAccounts.schema();
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(WideText.narrowed(file).head(), StandardCharsets.ISO_8859_1)
                .replace("\u00EF\u00BB\u00BF", "");
        String first = head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (!ElixirRecord.BEGINNING.matcher(first).matches()) {
            return FileRecognition.NO;
        }
        try {
            return ElixirRecord.read(first).payee().isEmpty() ? FileRecognition.NO : FileRecognition.CERTAIN;
        } catch (Unreadable _) {
            return FileRecognition.POSSIBLE;
        }
    }

    @Override
    public void parse(SourceFile file, StatementSink sink) {
        ElixirReader reader = new ElixirReader(OwnAccounts.read(context.settings()), sink);
        Lines.each(file, null, line -> {
            if (!line.text().isBlank() && !line.text().equals(END_OF_FILE)) {
                reader.take(line.number(), line.text());
            }
        });
        reader.finish();
        if (!reader.any()) {
            throw PluginFailure.badData(
                    "no-statement",
                    new LocalizedText(
                            "Nie znaleziono rekordu Elixir-0: oczekiwano wierszy takich jak"
                                    + " 110,20261120,123000,10205558,0,\"…\",\"…\",… Sprawdź, czy to plik z banku",
                            "No Elixir-0 record was found: expected lines such as"
                                    + " 110,20261120,123000,10205558,0,\"…\",\"…\",… Check that this is the bank's"
                                    + " file"));
        }
    }
}
