package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.testkit.ReadingRate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Transactions a second, beside the XML reader alone on the same bytes in the same run: no reading of camt is faster than
 * that.
 * <p>
 * Arguments: the number of transactions (default 50 000), and {@code batch} to put all of them into one entry. Run with
 * {@code -Xmx64m} and a million transactions to read more than a gigabyte.
 */
public final class CamtBenchmark {

    private static final int ROUNDS = 4;

    private CamtBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int transactions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        boolean batch = arguments.length > 1 && arguments[1].equals("batch");
        Path file = Files.createTempFile("camt-benchmark", ".xml");
        try {
            write(file, transactions, batch);
            System.out.printf(Locale.ROOT, "%d transactions in %.1f MB%n", transactions, Files.size(file) / 1e6);
            ReadingRate rate = new ReadingRate(System.out, transactions);
            for (int round = 1; round <= (transactions > 500_000 ? 1 : ROUNDS); round++) {
                double floor = rate.measure("XML alone", () -> events(file));
                double ours = rate.measure("dunlin", () -> ReadingRate.linesOf(new CamtStatementParser(), file));
                System.out.printf(Locale.ROOT, "%-26s %12.2f of the floor%n", "ratio", floor / ours);
            }
            System.out.printf(
                    Locale.ROOT,
                    "heap of at most %.0f MB%n",
                    Runtime.getRuntime().maxMemory() / 1e6);
        } finally {
            Files.delete(file);
        }
    }

    private static long events(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        long found = 0;
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("TxDtls")) {
                    found++;
                }
            }
            xml.close();
        }
        return found;
    }

    private static void write(Path file, int transactions, boolean batch) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            String entries = Samples.statement("@", "100.00");
            out.write(entries.substring(0, entries.indexOf('@')).getBytes(StandardCharsets.UTF_8));
            if (batch) {
                String entry = Samples.credit(transactions + ".00", "@");
                out.write(entry.replace("@</Ntry>", "<NtryDtls>").getBytes(StandardCharsets.UTF_8));
            }
            for (int i = 0; i < transactions; i++) {
                String details = Samples.transaction("1.00", details(i));
                String written = batch
                        ? details
                        : Samples.credit(
                                "1.00",
                                "<AcctSvcrRef>REF" + i + "</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd>"
                                        + "<SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>" + details
                                        + "</NtryDtls>");
                out.write(written.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            if (batch) {
                out.write("</NtryDtls></Ntry>".getBytes(StandardCharsets.UTF_8));
            }
            out.write(entries.substring(entries.indexOf('@') + 1).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String details(int i) {
        return "<Refs><EndToEndId>E2E-" + i + "</EndToEndId><TxId>TX-" + i + "</TxId></Refs><RltdPties><Dbtr><Pty>"
                + "<Nm>Zakład Usług Różnych Żaneta &amp; Wójcik</Nm></Pty></Dbtr><DbtrAcct><Id>"
                + "<IBAN>PL86116022020000000355667701</IBAN></Id></DbtrAcct><Cdtr><Pty><Nm>Kancelaria</Nm></Pty></Cdtr>"
                + "<CdtrAcct><Id><IBAN>PL15105010251000009010203040</IBAN></Id></CdtrAcct></RltdPties><RmtInf>"
                + "<Ustrd>Zapłata za fakturę nr FV/" + i + "/2026</Ustrd></RmtInf><RltdDts><AccptncDtTm>"
                + "2026-11-20T10:15:00</AccptncDtTm></RltdDts>";
    }
}
