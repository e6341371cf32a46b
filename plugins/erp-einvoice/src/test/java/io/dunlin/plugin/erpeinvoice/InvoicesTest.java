package io.dunlin.plugin.erpeinvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.FileRecognition;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.erp.ParsedReceivables;
import io.dunlin.spi.testkit.GoldenFile;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InvoicesTest {

    static Stream<String> xml() {
        return Samples.XML.stream();
    }

    @ParameterizedTest
    @MethodSource("xml")
    void reads_each_invoice_as_its_golden_file_says(String name) {
        GoldenFile.named(name + ".txt").matches(Samples.text(new InvoiceFile().read(Samples.named(name))));
    }

    @Test
    void reads_edi_as_its_golden_file_says() {
        GoldenFile.named("sales.epp.txt").matches(Samples.text(new EppFile().read(Samples.named("sales.epp"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <P_2>FV/118/11/2026</P_2> | <P_2> </P_2>          | P_2
                    <P_15>1230.00             | <P_15>1 230,00         | P_15
                    <P_15>1230.00             | <P_15>1230.005         | P_15
                    <KodWaluty>PLN            | <KodWaluty>PLZ1        | KodWaluty
                    <P_1>2026-11-02           | <P_1>02.11.2026        | P_1
                    <Termin>2026-11-16        | <Termin>2026-11-31     | Termin
                    """)
    void what_cannot_be_read_is_told_and_nothing_is_imported(String right, String wrong, String field) {
        ParsedReceivables read = fa3(right, wrong);
        assertThat(read.records()).isEmpty();
        assertThat(read.failures())
                .anySatisfy(failure -> assertThat(failure.column()).isEqualTo(field));
    }

    @Test
    void a_paid_invoice_owes_nothing() {
        var record = fa3("<ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej>", "<Zaplacono>1</Zaplacono>")
                .records()
                .getFirst();
        assertThat(record.paid()).isEqualTo(record.payable());
    }

    @Test
    void a_term_in_words_is_noted_and_not_reckoned() {
        var record = fa3("<Termin>2026-11-16</Termin>", "<TerminOpis>14 dni od dostawy</TerminOpis>")
                .records()
                .getFirst();
        assertThat(record.dueOn()).isNull();
        assertThat(record.note()).isEqualTo("14 dni od dostawy");
    }

    @Test
    void another_form_is_refused_by_name() {
        assertThatThrownBy(() -> fa3("FA (3)", "FA_RR (1)")).isInstanceOfSatisfying(PluginFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA);
            assertThat(failure).hasMessageContaining("FA_RR (1)");
        });
    }

    @Test
    void entities_of_its_own_are_refused() {
        String bomb = "<!DOCTYPE Faktura [<!ENTITY a \"haha\">]><Faktura>&a;</Faktura>";
        assertThatThrownBy(() -> new InvoiceFile().read(TestingSourceFile.ofText("bomb.xml", bomb)))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
    }

    @Test
    void an_invoice_embedded_in_a_pdf_is_read_as_the_invoice_itself() throws IOException {
        byte[] xml = Samples.named("cii.xml").content();
        for (boolean packed : new boolean[] {false, true}) {
            TestingSourceFile pdf = TestingSourceFile.of("invoice.pdf", pdf(xml, packed));
            assertThat(new InvoiceFile().recognise(pdf)).isEqualTo(FileRecognition.CERTAIN);
            assertThat(new InvoiceFile().read(pdf)).isEqualTo(new InvoiceFile().read(Samples.named("cii.xml")));
        }
    }

    @Test
    void a_pdf_without_an_invoice_is_told_and_a_bomb_in_one_is_not_unpacked() throws IOException {
        byte[] bomb = new byte[100 << 20];
        for (byte[] attached : new byte[][] {"hello".getBytes(StandardCharsets.US_ASCII), bomb}) {
            assertThatThrownBy(() -> new InvoiceFile().read(TestingSourceFile.of("a.pdf", pdf(attached, true))))
                    .isInstanceOf(PluginFailure.class)
                    .hasMessageContaining("no electronic invoice");
        }
    }

    private static byte[] pdf(byte[] attached, boolean packed) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write("%PDF-1.7\n1 0 obj\n<</Type/Filespec/F(factur-x.xml)>>\nendobj\n2 0 obj\n<</Type/EmbeddedFile"
                .getBytes(StandardCharsets.US_ASCII));
        pdf.write(((packed ? "/Filter/FlateDecode" : "") + ">>\nstream\r\n").getBytes(StandardCharsets.US_ASCII));
        if (packed) {
            DeflaterOutputStream deflater = new DeflaterOutputStream(pdf);
            deflater.write(attached);
            deflater.finish();
        } else {
            pdf.write(attached);
        }
        pdf.write("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    @Test
    void a_correction_in_edi_is_for_a_person() {
        String text = new String(Samples.named("sales.epp").content(), StandardCharsets.ISO_8859_1);
        ParsedReceivables read = new EppFile()
                .read(TestingSourceFile.of(
                        "k.epp", text.replaceFirst("\"FS\"", "\"KFS\"").getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(read.records()).hasSize(1);
        assertThat(read.failures().getFirst().why().en()).contains("correction");
    }

    @ParameterizedTest
    @CsvSource({"380,INVOICE", "381,CREDIT_NOTE", "383,DEBIT_NOTE", "384,CORRECTION", "386,ADVANCE", ",INVOICE"})
    void codes_of_documents(String code, DocumentKind kind) {
        assertThat(Codes.kind(code)).isEqualTo(kind);
    }

    private static ParsedReceivables fa3(String from, String to) {
        String xml = new String(Samples.named("ksef-fa3.xml").content(), StandardCharsets.UTF_8);
        assertThat(xml).contains(from);
        return new InvoiceFile().read(TestingSourceFile.ofText("invoice.xml", xml.replace(from, to)));
    }
}
