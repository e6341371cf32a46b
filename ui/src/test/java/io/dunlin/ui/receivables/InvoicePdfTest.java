package io.dunlin.ui.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.upload.Upload;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.imports.ImportOutcome;
import io.dunlin.core.receivables.imports.ReceivableImports;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.testing.ScreenTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The PDFs of invoices: many at once by their names, and that of one receivable. */
class InvoicePdfTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private ReceivableImports imports;

    @Autowired
    private InvoiceDocuments documents;

    @Autowired
    private SignedIn signedIn;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @Test
    void files_find_their_documents_by_name_and_each_says_what_became_of_it() throws IOException {
        Receivable first = invoice("alfa", "FV/1/2026");
        invoice("alfa", "FV/2/2026");
        ParsedReceivables ofAnotherSystem = new ParsedReceivables(
                "TEST",
                List.of(),
                List.of(world.record(
                        "beta", "FV/2/2026", "100.00", clock.today().minusDays(5))),
                List.of());
        assertThat(imports.importFetched("another-system", ofAnotherSystem, TestingWorld.TESTER))
                .isInstanceOf(ImportOutcome.Imported.class);
        ImportsView view = navigate(ImportsView.class);
        InvoiceUpload upload = find(InvoiceUpload.class, view).single();
        hand(upload, "FV_1_2026.pdf", pdf(1));
        hand(upload, "FV_2_2026.pdf", pdf(1));
        hand(upload, "FV_3_2026.pdf", pdf(1));
        hand(upload, "FV-1-2026.PDF", "no pdf".getBytes(StandardCharsets.UTF_8));
        assertThat(wordsOf(upload).replaceAll("\\s+", " "))
                .contains("Taken FV_1_2026.pdf is FV/1/2026")
                .contains("2 documents have the number FV_2_2026")
                .contains("no document has the number FV_3_2026")
                .contains("FV-1-2026.PDF: The file is no PDF");
        assertThat(documents.find(first.id()))
                .hasValueSatisfying(document -> assertThat(document.fileName()).isEqualTo("FV_1_2026.pdf"));
    }

    @Test
    void a_document_shows_its_pdf_and_takes_another_in_its_place() throws IOException {
        Receivable invoice = invoice("alfa", "FV/1/2026");
        InvoicePdf part = new InvoicePdf(invoice.id(), documents, signedIn);
        UI.getCurrent().add(part);
        assertThat(wordsOf(part)).contains("No PDF yet");
        hand(part, "scan.pdf", pdf(1));
        byte[] better = pdf(2);
        hand(part, "better scan.pdf", better);
        hand(part, "broken.pdf", "%PDF-1.7 and nothing".getBytes(StandardCharsets.UTF_8));
        assertThat(wordsOf(part)).contains("Not taken", "broken.pdf: The PDF is damaged");
        Anchor link = find(Anchor.class, part).single();
        assertThat(link.getText()).isEqualTo("better_scan.pdf");
        ByteArrayOutputStream downloaded = new ByteArrayOutputStream();
        test(link).download(downloaded);
        assertThat(downloaded.toByteArray()).isEqualTo(better);
    }

    private Receivable invoice(String debtor, String number) {
        return world.receivable(debtor, number, "100.00", clock.today().minusDays(5));
    }

    private void hand(Component where, String name, byte[] content) {
        test(find(Upload.class, where).single()).upload(name, "application/pdf", content);
    }

    private static byte[] pdf(int pages) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
