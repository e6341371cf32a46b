package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.testkit.ErpFileFormatContract;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

class EppContractTest extends ErpFileFormatContract {

    @Override
    protected Class<? extends ErpFileFormat> type() {
        return EppFile.class;
    }

    @Override
    protected List<TestingSourceFile> samples() {
        return List.of(Samples.named("sales.epp"));
    }

    @Override
    protected List<TestingSourceFile> foreign() {
        return List.of(
                Samples.named("cii.xml"),
                TestingSourceFile.ofText("settings.ini", "[INFO]\nname=value\n"),
                TestingSourceFile.ofText("list.csv", "number;due\n1;2\n"));
    }
}
