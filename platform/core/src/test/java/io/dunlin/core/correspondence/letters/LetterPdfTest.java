package io.dunlin.core.correspondence.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.letters.LetterSettings.Window;
import io.dunlin.core.correspondence.templates.LetterText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures the sheet as the envelope and the hands that fold it do. */
class LetterPdfTest {

    private static final double POINTS_A_MILLIMETRE = 72 / 25.4;
    private static final int DOTS_A_MILLIMETRE = 10;
    private static final String LONG = "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe Przykład Spółka z ograniczoną"
            + " odpowiedzialnością Spółka komandytowa";

    @ParameterizedTest
    @CsvSource({"LEFT, 20", "RIGHT, 105"})
    void the_addressee_stands_in_the_window(Window window, double fromTheLeft) throws IOException {
        Map<String, Box> lines = linesOf(written(window, letter(LONG, 1)));
        Box note = lines.get("POLECONY");
        assertThat(note.top()).isGreaterThan(45);
        assertThat(note.bottom()).isLessThan(62.7);
        assertThat(note.left()).isCloseTo(fromTheLeft, within(0.5));
        List<String> address =
                List.of("Przedsiębiorstwo", "odpowiedzialnością", "ul. Długa 5", "00-950 Kraków", "NIEMCY");
        assertThat(address).allSatisfy(word -> {
            Box line = lines.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(word))
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(line.left()).isCloseTo(fromTheLeft, within(0.5));
            assertThat(line.right()).isLessThanOrEqualTo(fromTheLeft + 85);
            assertThat(line.top()).isGreaterThanOrEqualTo(62.7);
            assertThat(line.bottom()).isLessThanOrEqualTo(90);
        });
        assertThat(lines.get("Wezwanie do zapłaty").top()).isGreaterThanOrEqualTo(105);
    }

    @Test
    void marks_on_the_first_sheet_of_each_letter_show_where_to_fold() throws IOException {
        byte[] file = written(Window.RIGHT, letter("Alfa", 30), letter("Beta", 1));
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getNumberOfPages()).as("two sheets and one").isEqualTo(3);
            PDFRenderer renderer = new PDFRenderer(pdf);
            List<List<Integer>> marks = new ArrayList<>();
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                marks.add(marks(renderer.renderImageWithDPI(page, (float) (DOTS_A_MILLIMETRE * 25.4), ImageType.GRAY)));
            }
            assertThat(marks).containsExactly(List.of(105, 210), List.of(), List.of(105, 210));
        }
    }

    /** The millimetres from the top at which there is ink in the left margin; none of it where no printer can print. */
    private static List<Integer> marks(BufferedImage page) {
        assertThat(inkIn(page, 0, 4)).isEmpty();
        assertThat(inkIn(page, 12, 19)).isEmpty();
        return inkIn(page, 5, 9);
    }

    private static List<Integer> inkIn(BufferedImage page, int fromMillimetre, int toMillimetre) {
        return IntStream.range(0, page.getHeight())
                .filter(y -> IntStream.range(fromMillimetre * DOTS_A_MILLIMETRE, toMillimetre * DOTS_A_MILLIMETRE)
                        .anyMatch(x -> page.getRaster().getSample(x, y, 0) < 128))
                .map(y -> (int) Math.round((double) y / DOTS_A_MILLIMETRE))
                .distinct()
                .boxed()
                .toList();
    }

    private static org.assertj.core.data.Offset<Double> within(double millimetres) {
        return org.assertj.core.data.Offset.offset(millimetres);
    }

    private static LetterPdf.Letter letter(String name, int paragraphs) {
        return new LetterPdf.Letter(
                "pl",
                List.of("Kancelaria Przykładowa", "ul. Próbna 3", "00-001 Warszawa"),
                List.of(name, "ul. Długa 5", "00-950 Kraków", "NIEMCY"),
                LocalDate.of(2026, 11, 30),
                "Wezwanie do zapłaty",
                LetterText.html("Prosimy o zapłatę.\n\n".repeat(paragraphs), "pl"),
                true);
    }

    private static byte[] written(Window window, LetterPdf.Letter... letters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LetterPdf().write(List.of(letters), window, out);
        return out.toByteArray();
    }

    /** Each line of the first page, and where it stands in millimetres from the top and the left edge. */
    private static Map<String, Box> linesOf(byte[] file) throws IOException {
        Map<String, Box> lines = new TreeMap<>();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> signs) {
                    lines.put(text.strip(), Box.of(signs));
                }
            };
            stripper.setEndPage(1);
            assertThat(stripper.getText(pdf)).isNotNull();
        }
        return lines;
    }

    private record Box(double left, double right, double top, double bottom) {

        static Box of(List<TextPosition> signs) {
            TextPosition first = signs.getFirst();
            TextPosition last = signs.getLast();
            return new Box(
                    first.getXDirAdj() / POINTS_A_MILLIMETRE,
                    (last.getXDirAdj() + last.getWidthDirAdj()) / POINTS_A_MILLIMETRE,
                    (first.getYDirAdj() - first.getHeightDir()) / POINTS_A_MILLIMETRE,
                    first.getYDirAdj() / POINTS_A_MILLIMETRE);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f–%.1f × %.1f–%.1f", left, right, top, bottom);
        }
    }
}
