package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.bank.StatementSink;
import io.dunlin.spi.settings.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/**
 * Reads camt.053 statements, camt.052 reports and camt.054 notifications of any bank, in any version, by their
 * structure. The standard: ISO 20022, Bank-to-Customer Cash Management.
 */
@Extension
public final class CamtStatementParser implements BankStatementParser {

    private static final Pattern CONTAINER =
            Pattern.compile("<(?:[\\w.-]{1,40}:)?BkToCstmr(?:AcctRpt|Stmt|DbtCdtNtfctn)(?:V01)?[\\s/>]");
    private static final Pattern NAMESPACE = Pattern.compile("camt\\.05[234]\\.001\\.\\d{2}");

    @Override
    public LocalizedText name() {
        return new LocalizedText("Wyciągi bankowe camt (ISO 20022)", "camt bank statements (ISO 20022)");
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        return Archive.is(file.head()) ? recognise(Archive.heads(file.head())) : recognise(file.head());
    }

    private static FileRecognition recognise(byte[] bytes) {
        // in UTF-16 every second byte is zero
        String head = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (head.indexOf('<') < 0) {
            return FileRecognition.NO;
        }
        if (CONTAINER.matcher(head).find()) {
            return FileRecognition.CERTAIN;
        }
        return NAMESPACE.matcher(head).find() ? FileRecognition.POSSIBLE : FileRecognition.NO;
    }

    @Override
    public void parse(SourceFile file, StatementSink sink) {
        boolean any;
        if (Archive.is(file.head())) {
            AtomicBoolean found = new AtomicBoolean();
            Archive.forEachFile(
                    file,
                    head -> recognise(head) != FileRecognition.NO,
                    one -> found.compareAndSet(false, read(one, sink)));
            any = found.get();
        } else {
            any = read(file, sink);
        }
        if (!any) {
            throw PluginFailure.badData(
                    "no-statement",
                    new LocalizedText(
                            "Nie znaleziono wyciągu camt: oczekiwano BkToCstmrStmt ze Stmt, BkToCstmrAcctRpt z Rpt albo"
                                    + " BkToCstmrDbtCdtNtfctn z Ntfctn. Sprawdź, czy to plik z wyciągiem z banku",
                            "No camt statement was found: expected BkToCstmrStmt with Stmt, BkToCstmrAcctRpt with Rpt or"
                                    + " BkToCstmrDbtCdtNtfctn with Ntfctn. Check that this is the bank's statement"
                                    + " file"));
        }
    }

    /** @return whether the message held a statement */
    private static boolean read(SourceFile file, StatementSink sink) {
        StatementReader reader = new StatementReader(file, sink);
        try (XmlPull xml = XmlPull.open(file)) {
            new Message(xml, reader).read();
        }
        return reader.any();
    }
}
