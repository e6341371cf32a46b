package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.testkit.BankStatementParserContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

class Mt940ContractTest extends BankStatementParserContract {

    @Override
    protected Class<? extends BankStatementParser> type() {
        return Mt940StatementParser.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return Samples.all();
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                TestingSourceFile.ofText(
                        "transfer.fin",
                        "{1:F01BREXPLPWAXXX0000000000}{4:\n:20:PAY1\n:32A:261120EUR10,\n:50K:/1\nA\n:59:/2\nB\n-}\n"),
                TestingSourceFile.ofText("camt.xml", "<?xml version=\"1.0\"?><Document><BkToCstmrStmt/></Document>"),
                TestingSourceFile.ofText("elixir.txt", "110,20261120,1000,10205558,0,\"PL\",\"PL\",\"A\",\"B\",0\r\n"));
    }
}
