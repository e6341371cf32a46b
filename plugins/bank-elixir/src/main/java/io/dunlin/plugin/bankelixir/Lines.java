package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.text.LineReader;
import io.dunlin.spi.text.TextLine;
import io.dunlin.spi.text.WideText;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file line by line. */
final class Lines {

    private Lines() {}

    /** @param named the character set, or null to find it from the file's bytes; a file in UTF-16 is read as such */
    static void each(SourceFile given, @Nullable BankCharset named, Consumer<TextLine> taker) {
        SourceFile file = WideText.narrowed(given);
        try {
            BankCharset charset = WideText.is(given) ? BankCharset.UTF_8 : named;
            if (charset == null) {
                try (InputStream in = file.open()) {
                    charset = BankCharset.detect(in);
                }
            }
            try (InputStream in = file.open()) {
                LineReader lines = new LineReader(in, charset);
                for (TextLine line = lines.next(); line != null; line = lines.next()) {
                    taker.accept(line);
                }
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
}
