package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.text.BankCharset;
import io.dunlin.spi.text.TextLine;
import io.dunlin.spi.text.WideText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Reads a bank's report of payments to virtual accounts. Each bank has a form of its own: the settings say what stands
 * where. Such a report holds money in only and states no balances.
 */
@Extension
public final class MassPaymentParser implements BankStatementParser {

    private final PluginContext context;

    public MassPaymentParser(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("Raporty wpłat masowych", "Mass-payment reports");
    }

    @Override
    public SettingsSchema settings() {
        return MassSettings.schema();
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        return find(file)
                .map(report -> report.marker().isEmpty() && report.record().isEmpty()
                        ? FileRecognition.POSSIBLE
                        : FileRecognition.CERTAIN)
                .orElse(FileRecognition.NO);
    }

    @Override
    public void parse(SourceFile file, StatementSink sink) {
        MassReport report = find(file)
                .orElseThrow(() -> PluginFailure.badData(
                        "no-statement",
                        new LocalizedText(
                                "Plik nie jest żadnym z raportów płatności masowych opisanych w ustawieniach. Sprawdź"
                                        + " plik albo opisz raport w ustawieniach tej wtyczki",
                                "The file is none of the mass-payment reports that the settings describe. Check the"
                                        + " file, or describe the report in the settings of this plugin")));
        sink.opened(new StatementHeading(
                StatementFormat.MASS_PAYMENT,
                report.name(),
                report.account(),
                null,
                null,
                report.currency().getCurrencyCode(),
                null,
                null));
        int[] position = {0};
        Lines.each(file, report.charset(), line -> {
            if (report.isPayment(line.number(), line.text())) {
                tell(report, line, position, sink);
            }
        });
        sink.closed(new StatementClosing(null, null));
    }

    private static void tell(MassReport report, TextLine line, int[] position, StatementSink sink) {
        try {
            sink.line(report.read(position[0] + 1, line.text()));
            position[0]++;
        } catch (Unreadable unreadable) {
            sink.failed(new LineFailure(line.number(), line.text(), unreadable.why(), null));
        }
    }

    /** The first report whose marker stands in the head; where it has none, whose first payment can be read. */
    private Optional<MassReport> find(SourceFile file) {
        List<MassReport> reports = MassSettings.read(context.settings());
        byte[] head = WideText.narrowed(file).head();
        return reports.stream().filter(report -> fits(report, head)).findFirst();
    }

    private static boolean fits(MassReport report, byte[] head) {
        BankCharset charset = report.charset() == null ? detect(head) : report.charset();
        String text = charset.decode(head, 0, head.length).replace("\uFEFF", "");
        if (!text.contains(report.marker())) {
            return false;
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (report.isPayment(i + 1, lines.get(i))) {
                return !report.marker().isEmpty() || isReadable(report, lines.get(i));
            }
        }
        return !report.marker().isEmpty() && !text.isBlank();
    }

    private static boolean isReadable(MassReport report, String line) {
        try {
            return report.read(1, line).position() == 1;
        } catch (Unreadable _) {
            return false;
        }
    }

    private static BankCharset detect(byte[] head) {
        try {
            return BankCharset.detect(new ByteArrayInputStream(head));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
