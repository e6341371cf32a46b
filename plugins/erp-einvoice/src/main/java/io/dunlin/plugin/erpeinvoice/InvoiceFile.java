package io.dunlin.plugin.erpeinvoice;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SourceFile;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.settings.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Invoices in XML: one file, one document. */
@Extension
public final class InvoiceFile implements ErpFileFormat {

    private static final Pattern ROOT = Pattern.compile(
            "<(?:[\\w.-]{1,40}:)?(Faktura|Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument)[\\s>]");
    private static final Pattern FORM = Pattern.compile("kodSystemowy\\s*=\\s*[\"']FA");
    private static final Pattern UBL =
            Pattern.compile("urn:oasis:names:specification:ubl:schema:xsd:(Invoice|CreditNote)-2");

    @Override
    public LocalizedText name() {
        return new LocalizedText("Faktury elektroniczne (KSeF, UBL, CII)", "Electronic invoices (KSeF, UBL, CII)");
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(file.head(), StandardCharsets.ISO_8859_1).replace("\0", "");
        Matcher root = ROOT.matcher(head);
        if (!root.find()) {
            return FileRecognition.NO;
        }
        return switch (root.group(1)) {
            case "Faktura" -> certain(FORM.matcher(head).find());
            case "Invoice", "CreditNote" -> UBL.matcher(head).find() ? FileRecognition.CERTAIN : FileRecognition.NO;
            default -> FileRecognition.CERTAIN;
        };
    }

    @Override
    public ParsedReceivables read(SourceFile file) {
        Part root = XmlDocument.read(file);
        return switch (root.name()) {
            case "Faktura" -> KsefInvoice.read(root);
            case "Invoice", "CreditNote" -> UblInvoice.read(root);
            case "CrossIndustryInvoice", "CrossIndustryDocument" -> CiiInvoice.read(root);
            default ->
                throw PluginFailure.badData(
                        "no-invoice",
                        "This is XML but no invoice: expected the root element Faktura (KSeF), Invoice or CreditNote"
                                + " (UBL), or CrossIndustryInvoice (CII)");
        };
    }

    private static FileRecognition certain(boolean named) {
        return named ? FileRecognition.CERTAIN : FileRecognition.POSSIBLE;
    }
}
