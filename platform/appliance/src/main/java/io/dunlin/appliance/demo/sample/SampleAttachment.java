package io.dunlin.appliance.demo.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A file that a debtor sends along, made for the occasion. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SampleAttachment(String fileName, String type, byte[] content) {

    static SampleAttachment named(String name, FilledText blanks) {
        return switch (name) {
            case "slip.pdf" ->
                new SampleAttachment(
                        "potwierdzenie_przelewu.pdf",
                        "application/pdf",
                        pdf(List.of(
                                "POTWIERDZENIE WYKONANIA PRZELEWU",
                                "",
                                "Data wykonania: " + blanks.fill("{date-1}"),
                                "Nadawca: " + blanks.fill("{firm}"),
                                "Odbiorca: " + blanks.fill("{client}"),
                                "Kwota: " + blanks.fill("{amount}"),
                                "Tytul: " + blanks.fill("{invoice}"))));
            case "power-of-attorney.pdf" ->
                new SampleAttachment(
                        "pelnomocnictwo.pdf",
                        "application/pdf",
                        pdf(List.of(
                                "PELNOMOCNICTWO",
                                "",
                                "Dzialajac w imieniu " + blanks.fill("{firm}") + ",",
                                "NIP " + blanks.fill("{nip}") + ", udzielam adwokatowi",
                                "Tymoteuszowi Zimorodkowi pelnomocnictwa do reprezentowania",
                                "spolki w sprawie naleznosci z faktury " + blanks.fill("{invoice}") + ".",
                                "",
                                blanks.fill("{city}, {date-2}"),
                                blanks.fill("{person}"))));
            case "remittance.csv" ->
                new SampleAttachment(
                        "specyfikacja.csv",
                        "text/csv",
                        blanks.fill("Numer faktury;Kwota\r\n{invoice};{amount}\r\n{invoice2};{amount2}\r\n")
                                .getBytes(Charset.forName("windows-1250")));
            case "remittance.xlsx" ->
                new SampleAttachment(
                        "awizo.xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        workbook(List.of(
                                List.of("Numer faktury", "Kwota", "Data waluty"),
                                List.of(blanks.fill("{invoice}"), blanks.fill("{amount}"), blanks.fill("{date-0}")),
                                List.of(
                                        blanks.fill("{invoice2}"),
                                        blanks.fill("{amount2}"),
                                        blanks.fill("{date-0}")))));
            case "photo.jpg" -> new SampleAttachment("IMG_2041.jpg", "image/jpeg", photo());
            default -> throw new IllegalStateException("The demo has no attachment " + name);
        };
    }

    private static byte[] workbook(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Excel", "16.0")) {
            Worksheet sheet = workbook.newWorksheet("Awizo");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One page of Helvetica (ISO 32000-1). Letters without marks: the standard fonts have no Polish ones. */
    private static byte[] pdf(List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F1 12 Tf 60 780 Td 20 TL\n");
        for (String line : lines) {
            String plain =
                    Words.plain(line).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
            page.append('(').append(plain).append(") Tj T*\n");
        }
        page.append("ET\n");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "endstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        file.append(table).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A slip of paper on a table, as a phone takes it: printed lines that are too blurred to read. */
    private static byte[] photo() {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(112, 78, 52));
        pen.fillRect(0, 0, 640, 480);
        pen.rotate(-0.07, 320, 240);
        pen.setColor(new Color(244, 240, 226));
        pen.fillRect(150, 40, 320, 400);
        pen.setColor(new Color(96, 96, 110));
        pen.setStroke(new BasicStroke(5));
        Random random = new Random(7);
        for (int line = 80; line < 400; line += 24) {
            for (int at = 175; at < 330 + random.nextInt(110); at += 14 + random.nextInt(16)) {
                pen.drawLine(at, line, at + 6 + random.nextInt(6), line);
            }
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
