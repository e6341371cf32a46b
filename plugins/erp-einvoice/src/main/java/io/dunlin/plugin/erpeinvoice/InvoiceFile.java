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

/** Invoices in XML, by themselves or embedded in a PDF: one file, one document. */
@Extension
public final class InvoiceFile implements ErpFileFormat {

    private static final Pattern ROOT = Pattern.compile(
            "<(?:[\\w.-]{1,40}:)?(Faktura|Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument)[\\s>]");
    private static final String PDF = "%PDF-";
    private static final Pattern EMBEDDED = Pattern.compile("(?i)(?:factur-x|zugferd-invoice|xrechnung|order-x)\\.xml");
    private static final Pattern FORM = Pattern.compile("kodSystemowy\\s*=\\s*[\"']FA");
    private static final Pattern UBL =
            Pattern.compile("urn:oasis:names:specification:ubl:schema:xsd:(Invoice|CreditNote)-2");

    @Override
    public LocalizedText name() {
        return new LocalizedText(
                "Faktury elektroniczne (KSeF, UBL, CII, PDF z fakturą)",
                "Electronic invoices (KSeF, UBL, CII, hybrid PDF)");
    }

    @Override
    public FileRecognition recognise(SourceFile file) {
        String head = new String(file.head(), StandardCharsets.ISO_8859_1).replace("\0", "");
        if (head.startsWith(PDF)) {
            return recognisePdf(file, head);
        }
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
        byte[] content = XmlDocument.bytes(file);
        boolean pdf =
                new String(content, 0, Math.min(PDF.length(), content.length), StandardCharsets.ISO_8859_1).equals(PDF);
        Part root = XmlDocument.parse(pdf ? PdfAttachment.find(content) : content);
        return switch (root.name()) {
            case "Faktura" -> KsefInvoice.read(root);
            case "Invoice", "CreditNote" -> UblInvoice.read(root);
            case "CrossIndustryInvoice", "CrossIndustryDocument" -> CiiInvoice.read(root);
            default ->
                throw PluginFailure.badData(
                        "no-invoice",
                        new LocalizedText(
                                "To jest XML, ale nie faktura: oczekiwano elementu głównego Faktura (KSeF), Invoice lub"
                                        + " CreditNote (UBL) albo CrossIndustryInvoice (CII)",
                                "This is XML but no invoice: expected the root element Faktura (KSeF), Invoice or"
                                        + " CreditNote (UBL), or CrossIndustryInvoice (CII)"));
        };
    }

    /** The names that Factur-X and ZUGFeRD give to the embedded file; they may stand behind the head. */
    private static FileRecognition recognisePdf(SourceFile file, String head) {
        if (EMBEDDED.matcher(head).find()) {
            return FileRecognition.CERTAIN;
        }
        return file.size() > file.head().length ? FileRecognition.POSSIBLE : FileRecognition.NO;
    }

    private static FileRecognition certain(boolean named) {
        return named ? FileRecognition.CERTAIN : FileRecognition.POSSIBLE;
    }
}
