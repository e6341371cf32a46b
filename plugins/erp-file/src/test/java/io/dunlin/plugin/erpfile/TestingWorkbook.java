package io.dunlin.plugin.erpfile;

import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks part by part, right and wrong ones. */
final class TestingWorkbook {

    private final StringBuilder rows = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int number;
    private String properties = "";

    TestingWorkbook countingFrom1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** A row of texts, and of numbers where the value begins with {@code =}; {@code =#REF!} is an error. */
    TestingWorkbook row(String... cells) {
        return row("", cells);
    }

    TestingWorkbook hiddenRow(String... cells) {
        return row(" hidden=\"1\"", cells);
    }

    TestingWorkbook skipRow() {
        number++;
        return this;
    }

    private TestingWorkbook row(String attributes, String... cells) {
        number++;
        rows.append("<row r=\"").append(number).append('"').append(attributes).append('>');
        for (int i = 0; i < cells.length; i++) {
            String at = (char) ('A' + i) + String.valueOf(number);
            if (cells[i].startsWith("=#")) {
                rows.append("<c r=\"%s\" t=\"e\"><f>A1</f><v>%s</v></c>".formatted(at, cells[i].substring(1)));
            } else if (cells[i].startsWith("==")) {
                rows.append("<c r=\"%s\"><f>A1*2</f><v>%s</v></c>".formatted(at, cells[i].substring(2)));
            } else if (cells[i].startsWith("=")) {
                rows.append("<c r=\"%s\"><v>%s</v></c>".formatted(at, cells[i].substring(1)));
            } else if (!cells[i].isEmpty()) {
                String text = cells[i].replace("&", "&amp;").replace("<", "&lt;");
                rows.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, text));
            }
        }
        rows.append("</row>");
        return this;
    }

    TestingWorkbook xml(String xml) {
        rows.append(xml);
        return this;
    }

    TestingSourceFile named(String name) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packaging = "http://schemas.openxmlformats.org/package/2006";
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    ("<Types xmlns=\"%s/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>")
                            .formatted(packaging));
            part(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"%s/relationships\"><Relationship Id=\"rId1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                            .formatted(packaging, office));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"%s/relationships\"><Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                            .formatted(packaging, office));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets><sheet name=\"Należności\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                            .formatted(main, office, properties));
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(main, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TestingSourceFile.of(name, bytes.toByteArray());
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
