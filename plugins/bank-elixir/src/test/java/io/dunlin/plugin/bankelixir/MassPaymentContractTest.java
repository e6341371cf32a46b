package io.dunlin.plugin.bankelixir;

import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.testkit.BankStatementParserContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;
import java.util.Map;

class MassPaymentContractTest extends BankStatementParserContract {

    @Override
    protected Class<? extends BankStatementParser> type() {
        return MassPaymentParser.class;
    }

    @Override
    protected Map<String, String> settings() {
        return Samples.reports();
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return List.of(Samples.named("mass.csv"), Samples.named("mass-fixed.txt"));
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                Samples.named("elixir.txt"),
                TestingSourceFile.ofText("receivables.csv", "number;due;amount\nFV 1;2026-11-20;10,00\n"),
                TestingSourceFile.ofText("statement.sta", ":20:MT940\n:25:/PL45102055581111222233334444\n:28C:1\n"));
    }
}
