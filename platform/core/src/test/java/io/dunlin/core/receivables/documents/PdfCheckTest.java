package io.dunlin.core.receivables.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class PdfCheckTest {

    @Test
    void takes_a_pdf_that_opens() throws IOException {
        assertThat(PdfCheck.faultOf(pdf(1, null))).isEmpty();
        byte[] mailed =
                ("\r\n" + new String(pdf(3, null), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(PdfCheck.faultOf(mailed)).as("an empty line before it").isEmpty();
    }

    @Test
    void says_why_a_file_is_none() throws IOException {
        assertThat(PdfCheck.faultOf(new byte[0])).contains(PdfFault.EMPTY);
        assertThat(PdfCheck.faultOf(new byte[PdfCheck.LARGEST + 1])).contains(PdfFault.TOO_LARGE);
        assertThat(PdfCheck.faultOf("<html>Faktura</html>".getBytes(StandardCharsets.UTF_8)))
                .contains(PdfFault.NOT_A_PDF);
        assertThat(PdfCheck.faultOf("PK\u0003\u0004 faktura.docx".getBytes(StandardCharsets.UTF_8)))
                .contains(PdfFault.NOT_A_PDF);
        assertThat(PdfCheck.faultOf("%PDF-1.7\nonly the first line".getBytes(StandardCharsets.UTF_8)))
                .contains(PdfFault.BROKEN);
        assertThat(PdfCheck.faultOf(pdf(1, "haslo"))).contains(PdfFault.LOCKED);
        assertThat(PdfCheck.faultOf(pdf(0, null))).contains(PdfFault.WITHOUT_PAGES);
    }

    @Test
    void answers_whatever_is_thrown_at_it() throws IOException {
        byte[] whole = pdf(2, null);
        Random random = new Random(20261129);
        for (int i = 0; i < 300; i++) {
            byte[] hostile = Arrays.copyOf(whole, 10 + random.nextInt(whole.length - 10));
            for (int k = random.nextInt(30); k > 0; k--) {
                hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
            }
            assertThat(PdfCheck.faultOf(hostile)).isNotNull();
        }
    }

    private static byte[] pdf(int pages, String password) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
