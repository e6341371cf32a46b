package io.dunlin.plugin.bankcamt;

import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.testkit.BankStatementParserContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

class CamtContractTest extends BankStatementParserContract {

    @Override
    protected Class<? extends BankStatementParser> type() {
        return CamtStatementParser.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return Samples.all();
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                TestingSourceFile.ofText(
                        "transfer.xml",
                        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"><CstmrCdtTrfInitn/></Document>"),
                TestingSourceFile.ofText("statement.sta", ":20:MT940\n:25:/PL45102055581111222233334444\n:28C:1\n"),
                TestingSourceFile.ofText("note.txt", "camt.053.001.08 is what the bank sends from now on"),
                TestingSourceFile.ofText("page.html", "<html><body>Hello</body></html>"));
    }
}
