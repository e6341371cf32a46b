package io.dunlin.core.correspondence.letters;

import io.dunlin.core.correspondence.letters.LetterPdf.Letter;
import io.dunlin.core.correspondence.templates.LetterText;
import io.dunlin.core.correspondence.templates.LocalText;
import io.dunlin.core.correspondence.templates.QrImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Writes letters as an Office Open XML document (ECMA-376), for those who finish or keep them in a word processor: set as
 * {@link LetterPdf} sets them, each letter a section that begins on a right-hand page. A letter knows paragraphs, tables and
 * pictures; for that much a library of fifteen megabytes is not needed.
 */
@Component
class LetterDocx {

    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="png" ContentType="image/png"/>\
            <Override PartName="/word/document.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            <Override PartName="/word/styles.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>
            """;
    private static final String TOP = String.format(Locale.ROOT, """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/>\
            </Relationships>
            """, PACKAGE_RELATIONS, RELATIONS);
    /** 10.5 points of a face that every word processor has, 1.4 lines apart. */
    private static final String STYLES = String.format(Locale.ROOT, """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="21"/>\
            </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="180" w:line="300" \
            w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>
            """, MAIN);

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    void write(List<Letter> letters, LetterSettings.Window window, OutputStream out) {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("No letters to write");
        }
        try {
            ZipOutputStream zip = new ZipOutputStream(out);
            part(zip, "[Content_Types].xml", TYPES);
            part(zip, "_rels/.rels", TOP);
            part(zip, "word/styles.xml", STYLES);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            XMLStreamWriter xml = factory.createXMLStreamWriter(zip, StandardCharsets.UTF_8.name());
            Sheets sheets = new Sheets(xml, window);
            sheets.write(letters);
            xml.flush();
            zip.closeEntry();
            for (int i = 0; i < sheets.pictures.size(); i++) {
                zip.putNextEntry(new ZipEntry("word/media/image" + (i + 1) + ".png"));
                zip.write(sheets.pictures.get(i));
                zip.closeEntry();
            }
            part(zip, "word/_rels/document.xml.rels", relations(sheets.pictures.size()));
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String relations(int pictures) {
        StringBuilder relations = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                + "<Relationships xmlns=\"" + PACKAGE_RELATIONS + "\"><Relationship Id=\"rIdStyles\" Type=\""
                + RELATIONS
                + "/styles\" Target=\"styles.xml\"/>");
        for (int i = 1; i <= pictures; i++) {
            relations.append(String.format(
                    Locale.ROOT,
                    "<Relationship Id=\"rIdImage%1$d\" Type=\"%2$s/image\" Target=\"media/image%1$d.png\"/>",
                    i,
                    RELATIONS));
        }
        return relations.append("</Relationships>").toString();
    }

    /** Writes the one document. Lengths are twentieths of a point; pictures are measured in 1/360 000 of a centimetre. */
    private static final class Sheets {

        private static final int MILLIMETRE = 57;
        private static final int FIRST_FOLD = 105;
        private static final int SECOND_FOLD = 210;

        /** The field of the address begins with 17.7 mm for notes on the mailing. */
        private static final int NOTES = 1003;

        private static final int PICTURE = 34 * 36_000;
        private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
        private static final String ART = "http://schemas.openxmlformats.org/drawingml/2006/main";
        private static final String PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture";

        private final XMLStreamWriter xml;
        private final LetterSettings.Window window;
        private final List<byte[]> pictures = new ArrayList<>();
        private String language = "pl-PL";

        Sheets(XMLStreamWriter xml, LetterSettings.Window window) {
            this.xml = xml;
            this.window = window;
        }

        void write(List<Letter> letters) throws XMLStreamException {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("w:document");
            xml.writeNamespace("w", MAIN);
            xml.writeNamespace("r", RELATIONS);
            xml.writeNamespace("wp", DRAWING);
            xml.writeNamespace("a", ART);
            xml.writeNamespace("pic", PICTURES);
            xml.writeStartElement("w:body");
            for (int i = 0; i < letters.size(); i++) {
                letter(letters.get(i));
                boolean last = i == letters.size() - 1;
                if (!last) {
                    xml.writeStartElement("w:p");
                    xml.writeStartElement("w:pPr");
                    section();
                    xml.writeEndElement();
                    xml.writeEndElement();
                }
            }
            section();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
        }

        private void letter(Letter letter) throws XMLStreamException {
            language = "pl".equals(letter.language()) ? "pl-PL" : letter.language();
            foldMark(FIRST_FOLD);
            foldMark(SECOND_FOLD);
            head(letter);
            xml.writeStartElement("w:p");
            run(letter.subject(), true, 24);
            xml.writeEndElement();
            for (Element block : Jsoup.parse(letter.html()).body().children()) {
                if (block.nameIs("table")) {
                    table(block);
                } else {
                    paragraph(block);
                }
            }
        }

        /** A thin line of 4 mm, 5 mm from the left edge: a frame that stands where it is told, whatever the text does. */
        private void foldMark(int millimetresFromTop) throws XMLStreamException {
            xml.writeStartElement("w:p");
            xml.writeStartElement("w:pPr");
            empty(
                    "w:framePr",
                    "w:w",
                    Integer.toString(4 * MILLIMETRE),
                    "w:h",
                    "20",
                    "w:hRule",
                    "exact",
                    "w:wrap",
                    "around",
                    "w:vAnchor",
                    "page",
                    "w:hAnchor",
                    "page",
                    "w:x",
                    Integer.toString(5 * MILLIMETRE),
                    "w:y",
                    Integer.toString(millimetresFromTop * MILLIMETRE));
            xml.writeStartElement("w:pBdr");
            empty("w:top", "w:val", "single", "w:sz", "2", "w:space", "0", "w:color", "000000");
            xml.writeEndElement();
            empty("w:spacing", "w:after", "0", "w:line", "20", "w:lineRule", "exact");
            xml.writeEndElement();
            xml.writeEndElement();
        }

        /**
         * From the margin to 105 mm, in rows of fixed height without lines: sender and day, from 45 mm notes on the mailing, and
         * from 62.7 mm the addressee.
         */
        private void head(Letter letter) throws XMLStreamException {
            LocalText local = new LocalText(letter.language());
            boolean right = window == LetterSettings.Window.RIGHT;
            xml.writeStartElement("w:tbl");
            xml.writeStartElement("w:tblPr");
            empty("w:tblW", "w:w", Integer.toString(170 * MILLIMETRE), "w:type", "dxa");
            empty("w:tblLayout", "w:type", "fixed");
            xml.writeStartElement("w:tblCellMar");
            empty("w:left", "w:w", "0", "w:type", "dxa");
            empty("w:right", "w:w", "0", "w:type", "dxa");
            xml.writeEndElement();
            xml.writeEndElement();
            grid(2, 85 * MILLIMETRE);
            row(25 * MILLIMETRE);
            cell(85 * MILLIMETRE);
            for (String line : letter.sender()) {
                line(line, false, 18, false);
            }
            end(letter.sender().isEmpty());
            cell(85 * MILLIMETRE);
            line(local.day(letter.day()), false, 21, true);
            end(false);
            xml.writeEndElement();
            row(NOTES);
            note(letter, local, !right);
            note(letter, local, right);
            xml.writeEndElement();
            row(85 * MILLIMETRE - 25 * MILLIMETRE - NOTES);
            addressee(letter, !right);
            addressee(letter, right);
            xml.writeEndElement();
            xml.writeEndElement();
        }

        private void note(Letter letter, LocalText local, boolean here) throws XMLStreamException {
            cell(85 * MILLIMETRE, "bottom");
            boolean shown = here && letter.registered();
            if (shown) {
                line(local.registeredMail(), true, 16, false);
            }
            end(!shown);
        }

        private void addressee(Letter letter, boolean here) throws XMLStreamException {
            cell(85 * MILLIMETRE);
            for (String line : here ? letter.addressee() : List.<String>of()) {
                line(line, false, 21, false);
            }
            end(!here);
        }

        private void grid(int columns, int width) throws XMLStreamException {
            xml.writeStartElement("w:tblGrid");
            for (int i = 0; i < columns; i++) {
                empty("w:gridCol", "w:w", Integer.toString(width));
            }
            xml.writeEndElement();
        }

        private void row(int height) throws XMLStreamException {
            xml.writeStartElement("w:tr");
            xml.writeStartElement("w:trPr");
            empty("w:trHeight", "w:val", Integer.toString(height), "w:hRule", "exact");
            xml.writeEndElement();
        }

        private void cell(int width) throws XMLStreamException {
            cell(width, "top");
        }

        private void cell(int width, String at) throws XMLStreamException {
            xml.writeStartElement("w:tc");
            xml.writeStartElement("w:tcPr");
            empty("w:tcW", "w:w", Integer.toString(width), "w:type", "dxa");
            empty("w:vAlign", "w:val", at);
            xml.writeEndElement();
        }

        /** Ends a cell, which holds a paragraph at least. */
        private void end(boolean nothing) throws XMLStreamException {
            if (nothing) {
                xml.writeStartElement("w:p");
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }

        private void line(String text, boolean bold, int size, boolean toTheRight) throws XMLStreamException {
            xml.writeStartElement("w:p");
            xml.writeStartElement("w:pPr");
            empty("w:spacing", "w:after", "0", "w:line", "260", "w:lineRule", "auto");
            if (toTheRight) {
                empty("w:jc", "w:val", "right");
            }
            xml.writeEndElement();
            run(text, bold, size);
            xml.writeEndElement();
        }

        private void paragraph(Element block) throws XMLStreamException {
            xml.writeStartElement("w:p");
            for (org.jsoup.nodes.Node node : block.childNodes()) {
                if (node instanceof Element element && element.nameIs("br")) {
                    xml.writeStartElement("w:r");
                    empty("w:br");
                    xml.writeEndElement();
                } else if (node instanceof Element element && element.nameIs("img")) {
                    picture(element.attr("src"), element.attr("alt"));
                } else if (node instanceof Element element) {
                    run(element.text().strip(), false, 18);
                } else {
                    // A line break in the HTML's own source is no space of the text.
                    run(((org.jsoup.nodes.TextNode) node).text().strip(), false, 21);
                }
            }
            xml.writeEndElement();
        }

        private void table(Element table) throws XMLStreamException {
            List<Element> rows = table.select("tr");
            int columns =
                    rows.stream().mapToInt(row -> row.children().size()).max().orElse(1);
            int width = 170 * MILLIMETRE / columns;
            xml.writeStartElement("w:tbl");
            xml.writeStartElement("w:tblPr");
            empty("w:tblW", "w:w", "5000", "w:type", "pct");
            xml.writeStartElement("w:tblBorders");
            empty("w:bottom", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "C0C6CC");
            empty("w:insideH", "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "C0C6CC");
            xml.writeEndElement();
            xml.writeEndElement();
            grid(columns, width);
            for (Element row : rows) {
                xml.writeStartElement("w:tr");
                for (Element cell : row.children()) {
                    cell(width);
                    xml.writeStartElement("w:p");
                    xml.writeStartElement("w:pPr");
                    empty("w:spacing", "w:before", "40", "w:after", "40");
                    if (cell.attr("style").contains(LetterText.AMOUNTS)) {
                        empty("w:jc", "w:val", "right");
                    }
                    xml.writeEndElement();
                    run(cell.text(), cell.nameIs("th"), 21);
                    xml.writeEndElement();
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            // Two tables in a row would grow together.
            xml.writeStartElement("w:p");
            xml.writeEndElement();
        }

        private void run(String text, boolean bold, int halfPoints) throws XMLStreamException {
            if (text.isEmpty()) {
                return;
            }
            xml.writeStartElement("w:r");
            xml.writeStartElement("w:rPr");
            if (bold) {
                empty("w:b");
            }
            empty("w:sz", "w:val", Integer.toString(halfPoints));
            empty("w:lang", "w:val", language);
            xml.writeEndElement();
            xml.writeStartElement("w:t");
            xml.writeAttribute("xml:space", "preserve");
            xml.writeCharacters(withoutControls(text));
            xml.writeEndElement();
            xml.writeEndElement();
        }

        private void picture(String source, String words) throws XMLStreamException {
            Matcher found = QrImage.IN_HTML.matcher(source);
            if (!found.matches()) {
                return;
            }
            pictures.add(Base64.getDecoder().decode(found.group(1)));
            String number = Integer.toString(pictures.size());
            String size = Integer.toString(PICTURE);
            xml.writeStartElement("w:r");
            xml.writeStartElement("w:drawing");
            xml.writeStartElement("wp:inline");
            empty("wp:extent", "cx", size, "cy", size);
            empty("wp:docPr", "id", number, "name", "picture " + number, "descr", words);
            xml.writeStartElement("a:graphic");
            xml.writeStartElement("a:graphicData");
            xml.writeAttribute("uri", PICTURES);
            xml.writeStartElement("pic:pic");
            xml.writeStartElement("pic:nvPicPr");
            empty("pic:cNvPr", "id", number, "name", "image" + number + ".png");
            empty("pic:cNvPicPr");
            xml.writeEndElement();
            xml.writeStartElement("pic:blipFill");
            empty("a:blip", "r:embed", "rIdImage" + number);
            xml.writeStartElement("a:stretch");
            empty("a:fillRect");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("pic:spPr");
            xml.writeStartElement("a:xfrm");
            empty("a:off", "x", "0", "y", "0");
            empty("a:ext", "cx", size, "cy", size);
            xml.writeEndElement();
            xml.writeStartElement("a:prstGeom");
            xml.writeAttribute("prst", "rect");
            empty("a:avLst");
            for (int open = 0; open < 8; open++) {
                xml.writeEndElement();
            }
        }

        /** A4, 20 mm of margin; the next letter begins on an odd page. */
        private void section() throws XMLStreamException {
            xml.writeStartElement("w:sectPr");
            empty("w:type", "w:val", "oddPage");
            empty("w:pgSz", "w:w", "11906", "w:h", "16838");
            String margin = Integer.toString(20 * MILLIMETRE);
            empty(
                    "w:pgMar",
                    "w:top",
                    margin,
                    "w:right",
                    margin,
                    "w:bottom",
                    margin,
                    "w:left",
                    margin,
                    "w:header",
                    "0",
                    "w:footer",
                    "0",
                    "w:gutter",
                    "0");
            xml.writeEndElement();
        }

        private void empty(String name, String... attributes) throws XMLStreamException {
            xml.writeEmptyElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], withoutControls(attributes[i + 1]));
            }
        }

        /** XML cannot hold them, whatever a debtor's name or a clerk's text brought along. */
        private static String withoutControls(String text) {
            return text.codePoints()
                    .filter(point -> point == '\t' || (point >= ' ' && point != 0xFFFE && point != 0xFFFF))
                    .filter(point -> !Character.isSurrogate((char) point) || point > 0xFFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
