package io.dunlin.core.receivables.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Looks whether a file is a PDF that opens: what a debtor cannot read must not be sent to him. */
final class PdfCheck {

    /** The largest document, in bytes: 5 MB. A mail has to fit the mailbox of whoever gets it. */
    static final int LARGEST = 5 * 1024 * 1024;

    /** ISO 32000-1, annex H: readers accept the header anywhere in the first 1024 bytes. */
    private static final int HEADER_WITHIN = 1024;

    private PdfCheck() {}

    static Optional<PdfFault> faultOf(byte[] content) {
        if (content.length == 0) {
            return Optional.of(PdfFault.EMPTY);
        }
        if (content.length > LARGEST) {
            return Optional.of(PdfFault.TOO_LARGE);
        }
        String beginning = new String(content, 0, Math.min(content.length, HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        if (!beginning.contains("%PDF-")) {
            return Optional.of(PdfFault.NOT_A_PDF);
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            return document.getNumberOfPages() == 0 ? Optional.of(PdfFault.WITHOUT_PAGES) : Optional.empty();
        } catch (InvalidPasswordException _) {
            return Optional.of(PdfFault.LOCKED);
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // The library throws what it likes at a file that was made to break it.
            return Optional.of(PdfFault.BROKEN);
        }
    }
}
