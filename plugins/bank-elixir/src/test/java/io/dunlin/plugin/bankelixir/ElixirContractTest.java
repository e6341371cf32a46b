package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.testkit.BankStatementParserContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;
import java.util.Map;

class ElixirContractTest extends BankStatementParserContract {

    @Override
    protected Class<? extends BankStatementParser> type() {
        return ElixirStatementParser.class;
    }

    @Override
    protected Map<String, String> settings() {
        return Samples.ACCOUNTS;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return List.of(Samples.named("elixir.txt"));
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                Samples.named("mass.csv"),
                TestingSourceFile.ofText("camt.xml", "<?xml version=\"1.0\"?><Document><BkToCstmrStmt/></Document>"),
                TestingSourceFile.ofText("numbers.csv", "110,20261120,foo\n"),
                TestingSourceFile.ofText("statement.sta", ":20:MT940\n:25:/PL45102055581111222233334444\n:28C:1\n"));
    }
}
