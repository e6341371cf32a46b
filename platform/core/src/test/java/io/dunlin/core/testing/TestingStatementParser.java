package io.dunlin.core.testing;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.Counterparty;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.SplitPayment;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Reads statements written by {@link TestingStatement}: a line for each thing, fields parted by bars. It promises what every
 * parser promises: what it cannot read it tells, with the amount where it can.
 */
public final class TestingStatementParser implements BankStatementParser {

    @Override
    public LocalizedText name() {
        return new LocalizedText("Wyciągi testowe", "Testing statements");
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(file.head(), StandardCharsets.UTF_8);
        return head.startsWith("STATEMENT|") ? FileRecognition.CERTAIN : FileRecognition.NO;
    }

    @Override
    public void parse(SourceFile file, StatementSink sink) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            new Reading(sink).read(reader);
        } catch (IOException e) {
            throw PluginFailure.badData(
                    "cannot-read", new LocalizedText("Pliku nie da się odczytać", "The file cannot be read"));
        }
    }

    private static final class Reading {

        private final StatementSink sink;
        private @Nullable String currency;
        private int position;
        private long line;

        Reading(StatementSink sink) {
            this.sink = sink;
        }

        void read(BufferedReader reader) throws IOException {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                read(text.split("\\|", -1), text);
            }
        }

        private void read(String[] parts, String text) {
            switch (parts[0]) {
                case "STATEMENT" -> open(parts);
                case "LINE" -> line(parts, text);
                case "END" -> close(parts);
                default -> fail(text, null);
            }
        }

        private void open(String[] parts) {
            if (parts.length != 7 || currency != null) {
                throw PluginFailure.badData(
                        "bad-heading",
                        new LocalizedText(
                                "Wiersz " + line + ": oczekiwano nagłówka",
                                "Line " + line + ": a heading was expected"));
            }
            try {
                currency = parts[4];
                sink.opened(new StatementHeading(
                        StatementFormat.valueOf(parts[1]),
                        "testing",
                        parts[2],
                        parts[3],
                        null,
                        parts[4],
                        money(parts[5]),
                        date(parts[6])));
                position = 0;
            } catch (IllegalArgumentException | DateTimeException _) {
                throw PluginFailure.badData(
                        "bad-heading",
                        new LocalizedText(
                                "Wiersz " + line + ": nagłówka nie da się odczytać",
                                "Line " + line + ": the heading cannot be read"));
            }
        }

        private void line(String[] parts, String text) {
            Money amount = amount(parts);
            try {
                if (parts.length != 11 || amount == null || currency == null) {
                    fail(text, amount);
                    return;
                }
                LocalDate valueDate = LocalDate.parse(parts[1]);
                sink.line(new StatementLine(
                        ++position,
                        valueDate,
                        valueDate,
                        amount,
                        "R".equals(parts[3]),
                        "NTRF",
                        some(parts[4]),
                        null,
                        some(parts[8]),
                        new Counterparty(some(parts[6]), some(parts[5])),
                        some(parts[7]),
                        parts[10],
                        parts[9].isEmpty() ? null : new SplitPayment(null, null, parts[9], null),
                        text));
            } catch (DateTimeException _) {
                fail(text, amount);
            }
        }

        private void close(String[] parts) {
            if (parts.length != 3 || currency == null) {
                throw PluginFailure.badData(
                        "bad-end",
                        new LocalizedText(
                                "Wiersz " + line + ": nie oczekiwano końca",
                                "Line " + line + ": an end was not expected"));
            }
            try {
                String[] balance = parts[1].split(" ", 2);
                Money closing = balance.length == 2 ? Money.of(balance[0], balance[1]) : money(parts[1]);
                sink.closed(new StatementClosing(closing, date(parts[2])));
                currency = null;
            } catch (IllegalArgumentException | DateTimeException _) {
                throw PluginFailure.badData(
                        "bad-end",
                        new LocalizedText(
                                "Wiersz " + line + ": końca nie da się odczytać",
                                "Line " + line + ": the end cannot be read"));
            }
        }

        private @Nullable Money amount(String[] parts) {
            try {
                return parts.length > 2 ? money(parts[2]) : null;
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        private void fail(String text, @Nullable Money amount) {
            if (currency == null) {
                throw PluginFailure.badData(
                        "no-statement",
                        new LocalizedText(
                                "Wiersz " + line + " nie należy do żadnego wyciągu",
                                "Line " + line + " belongs to no statement"));
            }
            sink.failed(new LineFailure(line, text, new LocalizedText("nieczytelne", "not readable"), amount));
        }

        private @Nullable Money money(String text) {
            return text.isEmpty() || currency == null ? null : Money.of(text, currency);
        }

        private static @Nullable LocalDate date(String text) {
            return text.isEmpty() ? null : LocalDate.parse(text);
        }

        private static @Nullable String some(String text) {
            return text.isEmpty() ? null : text;
        }
    }
}
