package io.dunlin.core.correspondence.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.templates.LetterText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The parts of the package as a word processor reads them. The files lie in {@code target/letters} to be looked at. */
class LetterDocxTest {

    private static final Path FOLDER = Path.of("target", "letters");
    private static final String WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String BODY = """
            Szanowni Państwo,

            prosimy o zapłatę na rachunek PL61 1090 1014 0000 0712 1981 2874.

            |= Dokument | Termin | Do zapłaty
            | FV/101/2026 | 2.11.2026 | 1 230,00 PLN
            | <FV> & "117" | 10.11.2026 | 615,50 PLN

            Z poważaniem
            Kancelaria
            """;
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final String CODE = "<p><img src=\"data:image/png;base64," + PIXEL
            + "\" alt=\"Scan to pay\"><br>\n<span style=\"font-size:0.85em\">Scan to pay</span></p>\n";

    @Test
    void two_letters_are_two_sections_with_their_addressees_tables_and_codes() throws Exception {
        byte[] file = written(List.of(letter("Żółw & Syn\u0000 <sp. z o.o.>"), letter("SC Șoimul SRL")));
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("letters.docx"), file);
        Map<String, byte[]> parts = parts(file);
        assertThat(parts.keySet())
                .containsExactlyInAnyOrder(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/styles.xml",
                        "word/_rels/document.xml.rels",
                        "word/media/image1.png",
                        "word/media/image2.png");
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!part.getKey().endsWith(".png")) {
                assertThat(parsed(part.getValue()).getDocumentElement())
                        .as(part.getKey())
                        .isNotNull();
            }
        }
        Document document = parsed(parts.get("word/document.xml"));
        String text = document.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Żółw & Syn <sp. z o.o.>", "SC Șoimul SRL", "ul. Długa 5", "POLECONY", "30.11.2026")
                .contains("<FV> & \"117\"", "1 230,00 PLN", "Scan to pay");
        assertThat(count(document, "sectPr")).isEqualTo(2);
        assertThat(count(document, "tbl")).as("a head and a table each").isEqualTo(4);
        assertThat(count(document, "tr")).isEqualTo(2 * (3 + 3));
        assertThat(count(document, "drawing")).isEqualTo(2);
        assertThat(count(document, "jc"))
                .as("the day and the column of amounts")
                .isEqualTo(2 * (1 + 3));
        NodeList cells = document.getElementsByTagNameNS(WORDS, "tc");
        assertThat(cells.item(2).getTextContent())
                .as("the window is on the right")
                .isEmpty();
        assertThat(cells.item(3).getTextContent()).isEqualTo("POLECONY");
        assertThat(cells.item(4).getTextContent()).isEmpty();
        assertThat(cells.item(5).getTextContent()).startsWith("Żółw").endsWith("00-950 Kraków");
        assertThat(count(document, "framePr")).as("two marks to fold at, each").isEqualTo(2 * 2);
        String relations =
                new String(parts.get("word/_rels/document.xml.rels"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(relations).contains("rIdImage1", "rIdImage2", "media/image2.png");
    }

    private static LetterPdf.Letter letter(String addressee) {
        return new LetterPdf.Letter(
                "pl",
                List.of("Kancelaria Przykładowa", "ul. Próbna 3", "00-001 Warszawa"),
                List.of(addressee, "ul. Długa 5", "00-950 Kraków"),
                LocalDate.of(2026, 11, 30),
                "Wezwanie do zapłaty",
                LetterText.html(BODY, "pl").replace("<table", CODE + "<table"),
                true);
    }

    private static byte[] written(List<LetterPdf.Letter> letters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LetterDocx().write(letters, LetterSettings.Window.RIGHT, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static Document parsed(byte[] xml) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static int count(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(WORDS, name);
        return found.getLength();
    }
}
