package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.testkit.ErpFileFormatContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

class InvoiceContractTest extends ErpFileFormatContract {

    @Override
    protected Class<? extends ErpFileFormat> type() {
        return InvoiceFile.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return Samples.XML.stream().map(Samples::named).toList();
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                Samples.named("sales.epp"),
                TestingSourceFile.ofText("receipt.xml", "<Potwierdzenie xmlns=\"http://upo.example.com\"/>"),
                TestingSourceFile.ofText("other.xml", "<Invoice><Total>1</Total></Invoice>"));
    }
}
