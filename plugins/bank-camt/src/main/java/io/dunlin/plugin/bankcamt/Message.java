package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.bank.StatementFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a file and tells a reader what it meets. It goes by places and local names, so that any version, any
 * prefix and any envelope around the document will do; the name space only says the version.
 */
final class Message {

    private static final Pattern VERSION = Pattern.compile("camt\\.05[234]\\.001\\.(\\d{2})(?!\\d)");

    /** Takes what stands in a file, in its order. */
    interface Reader {

        /** @param header the message's own heading, where it has one */
        void statement(StatementFormat format, String version, @Nullable Node header, long line);

        /** A part of the statement's own, such as {@code Acct} or {@code Bal}. */
        void part(Node part);

        /** An entry begins; what is told until its end belongs to it. */
        void entry(Node empty);

        void entryPart(Node part);

        void transaction(Node transaction);

        void entryEnd();

        void statementEnd();
    }

    private final XmlPull xml;
    private final Reader reader;

    Message(XmlPull xml, Reader reader) {
        this.xml = xml;
        this.reader = reader;
    }

    void read() {
        while (xml.nextElement()) {
            StatementFormat format = format(xml.name());
            if (format != null) {
                container(format, version(xml.namespace()));
            }
        }
    }

    private void container(StatementFormat format, String version) {
        Node header = null;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "GrpHdr" -> header = xml.read();
                case "Stmt", "Rpt", "Ntfctn" -> statement(format, version, header);
                default -> xml.skip();
            }
        }
    }

    private void statement(StatementFormat format, String version, @Nullable Node header) {
        reader.statement(format, version, header, xml.line());
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Ntry" -> entry();
                case "SplmtryData" -> xml.skip();
                default -> reader.part(xml.read());
            }
        }
        reader.statementEnd();
    }

    private void entry() {
        reader.entry(xml.start());
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "NtryDtls" -> details();
                case "TxDtls" -> reader.transaction(xml.read());
                default -> reader.entryPart(xml.read());
            }
        }
        reader.entryEnd();
    }

    private void details() {
        while (xml.nextChild()) {
            if (xml.name().equals("TxDtls")) {
                reader.transaction(xml.read());
            } else {
                reader.entryPart(xml.read());
            }
        }
    }

    /** The kind of message by the element that holds its statements; the first version wrote its number behind. */
    private static @Nullable StatementFormat format(String name) {
        return switch (name) {
            case "BkToCstmrAcctRpt", "BkToCstmrAcctRptV01" -> StatementFormat.CAMT052;
            case "BkToCstmrStmt", "BkToCstmrStmtV01" -> StatementFormat.CAMT053;
            case "BkToCstmrDbtCdtNtfctn", "BkToCstmrDbtCdtNtfctnV01" -> StatementFormat.CAMT054;
            default -> null;
        };
    }

    private static String version(String namespace) {
        Matcher matcher = VERSION.matcher(namespace);
        return matcher.find() ? "v" + matcher.group(1) : "generic";
    }
}
