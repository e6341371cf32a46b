package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.SourceFile;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

/** The statements of invented banks' customers in this module, and short ways to read some XML. */
final class Samples {

    static final List<String> NAMES = List.of(
            "polish-v02",
            "two-accounts-v04",
            "report-v06",
            "euro-pages-v08",
            "notification-v08",
            "swiss-and-returns-v08");

    private static final String ACCOUNT = "PL15105010251000009010203040";

    private Samples() {}

    static TestingSourceFile named(String name) {
        return TestingSourceFile.ofResource(Samples.class, "/statements/" + name + ".xml");
    }

    static List<TestingSourceFile> all() {
        return NAMES.stream().map(Samples::named).toList();
    }

    static List<ParsedStatement> read(SourceFile file) {
        ParsedStatement.Collector collector = new ParsedStatement.Collector();
        new CamtStatementParser().parse(file, collector);
        return collector.statements();
    }

    static List<ParsedStatement> read(String xml) {
        return read(TestingSourceFile.ofText("statement.xml", xml));
    }

    /** A camt.053 in PLN of 2026-11-20, from 100.00 to a balance, with these entries. */
    static String statement(String entries, String closing) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S1</Id>"
                + "<CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><IBAN>" + ACCOUNT + "</IBAN></Id></Acct>"
                + balance("OPBD", "100.00", "2026-11-19") + balance("CLBD", closing, "2026-11-20") + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    static ParsedStatement between(String entries, String closing) {
        return read(statement(entries, closing)).getFirst();
    }

    static String balance(String code, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"PLN\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
    }

    /** A booked credit of 2026-11-20 in PLN. */
    static String credit(String amount, String details) {
        return entry("<Amt Ccy=\"PLN\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>2026-11-20</Dt></BookgDt>" + details);
    }

    static String entry(String content) {
        return "<Ntry>" + content + "</Ntry>";
    }

    static String transaction(String amount, String content) {
        return "<TxDtls><Amt Ccy=\"PLN\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + content + "</TxDtls>";
    }
}
