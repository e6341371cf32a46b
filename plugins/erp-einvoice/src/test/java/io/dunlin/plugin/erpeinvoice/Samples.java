package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.util.List;

/** Invoices of invented firms. */
final class Samples {

    static final List<String> XML =
            List.of("ksef-fa3.xml", "ksef-fa2-correction.xml", "ubl-credit-note.xml", "cii.xml");

    private Samples() {}

    static TestingSourceFile named(String name) {
        return TestingSourceFile.ofResource(Samples.class, "/invoices/" + name);
    }

    static String text(ParsedReceivables read) {
        StringBuilder text = new StringBuilder(read.format() + " "
                + read.interpretation().stream().map(LocalizedText::en).toList() + "\n");
        read.records().forEach(record -> text.append(record).append('\n'));
        read.failures()
                .forEach(failure -> text.append(failure.line())
                        .append(' ')
                        .append(failure.column())
                        .append(' ')
                        .append(failure.value())
                        .append(' ')
                        .append(failure.why().en())
                        .append('\n'));
        return text.toString();
    }
}
