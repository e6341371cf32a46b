package io.dunlin.core.inbox.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.mail.Attachment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Starts the real child from the build of platform/extractor. */
class ForkedAttachmentReaderTest {

    @Test
    void gives_every_document_of_the_tika_suite_a_status_within_bounded_memory() throws IOException {
        Map<Attachment.Status, Integer> outcomes = new TreeMap<>();
        long mostMemory = 0;
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(settings(Duration.ofSeconds(60)));
                Stream<Path> files = Files.walk(shared("tika-docs"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] content = Files.readAllBytes(file);
                AttachmentReader.FileReading reading =
                        reader.read(file.getFileName().toString(), "application/octet-stream", content);
                outcomes.merge(reading.status(), 1, Integer::sum);
                boolean hasText =
                        reading.status() == Attachment.Status.TEXT || reading.status() == Attachment.Status.OCR;
                assertThat(!reading.text().isBlank()).as(file.toString()).isEqualTo(hasText);
                mostMemory = Math.max(mostMemory, residentMegabytes(reader));
            }
        }
        System.out.println("tika-docs: " + outcomes + ", the child's memory at most " + mostMemory + " MB");
        assertThat(outcomes.getOrDefault(Attachment.Status.TEXT, 0)).isGreaterThan(100);
        assertThat(mostMemory).isLessThan(900);
    }

    @Test
    void limits_archives_that_unpack_without_end() throws IOException {
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(settings(Duration.ofSeconds(60)))) {
            for (byte[] bomb : List.of(gzipBomb(), zipBomb())) {
                AttachmentReader.FileReading reading = reader.read("bomb", "application/octet-stream", bomb);
                assertThat(reading.status())
                        .isIn(Attachment.Status.TOO_LARGE, Attachment.Status.TEXT, Attachment.Status.NO_TEXT);
                assertThat(reading.text()).hasSizeLessThanOrEqualTo(500_000);
                assertThat(reading.reason()).isNotBlank();
            }
            assertThat(reader.read("after.txt", "text/plain", "Zapłacę jutro".getBytes(StandardCharsets.UTF_8))
                            .text())
                    .isEqualTo("Zapłacę jutro");
        }
    }

    @Test
    void limits_a_pdf_that_unpacks_without_end() throws IOException {
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(settings(Duration.ofSeconds(60)))) {
            for (byte[] bomb : List.of(pdfOfEndlessText(), pdfOfAnEndlessPicture())) {
                assertThat(bomb).hasSizeLessThan(2_000_000);
                AttachmentReader.FileReading reading = reader.read("bomb.pdf", "application/pdf", bomb);
                assertThat(reading.status())
                        .isIn(Attachment.Status.TOO_LARGE, Attachment.Status.TEXT, Attachment.Status.NO_TEXT);
                assertThat(reading.text()).hasSizeLessThanOrEqualTo(500_000);
                AttachmentReader.Picture picture = reader.picture("bomb.pdf", "application/pdf", bomb, 1);
                assertThat(picture.png()).hasSizeLessThan(8 * 1024 * 1024);
            }
            assertThat(reader.read("after.txt", "text/plain", "Zapłacę jutro".getBytes(StandardCharsets.UTF_8))
                            .text())
                    .isEqualTo("Zapłacę jutro");
        }
    }

    /** Two hundred megabytes of page, packed twice. */
    private static byte[] pdfOfEndlessText() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setResources(new PDResources());
            COSName font = page.getResources().add(new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            COSStream content = document.getDocument().createCOSStream();
            byte[] line = ("BT /" + font.getName() + " 1 Tf (" + "a".repeat(900) + ") Tj ET\n")
                    .getBytes(StandardCharsets.US_ASCII);
            try (OutputStream out = content.createRawOutputStream();
                    DeflaterOutputStream outer = new DeflaterOutputStream(out);
                    DeflaterOutputStream inner = new DeflaterOutputStream(outer)) {
                for (int i = 0; i < 220_000; i++) {
                    inner.write(line);
                }
            }
            COSArray twice = new COSArray();
            twice.add(COSName.FLATE_DECODE);
            twice.add(COSName.FLATE_DECODE);
            content.setItem(COSName.FILTER, twice);
            page.setContents(new PDStream(content));
            document.addPage(page);
            return saved(document);
        }
    }

    /** A picture of nine hundred million points, of which there are few octets. */
    private static byte[] pdfOfAnEndlessPicture() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setResources(new PDResources());
            COSStream picture = document.getDocument().createCOSStream();
            picture.setItem(COSName.TYPE, COSName.XOBJECT);
            picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
            picture.setInt(COSName.WIDTH, 30_000);
            picture.setInt(COSName.HEIGHT, 30_000);
            picture.setInt(COSName.BITS_PER_COMPONENT, 8);
            picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
            try (OutputStream out = picture.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(new byte[1 << 20]);
            }
            COSName name = page.getResources().add(new PDImageXObject(new PDStream(picture), page.getResources()));
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream out = content.createOutputStream()) {
                out.write(
                        ("q 500 0 0 700 40 40 cm /" + name.getName() + " Do Q\n").getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(new PDStream(content));
            document.addPage(page);
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Test
    void shows_pages_of_a_pdf_and_pictures_as_bounded_pictures_and_nothing_else() throws IOException {
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(settings(Duration.ofSeconds(60)))) {
            AttachmentReader.Picture second = reader.picture("a.pdf", "application/pdf", twoPages(), 2);
            assertThat(second.pages()).isEqualTo(2);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(second.png()));
            assertThat(shown.getWidth()).isBetween(600, 1_100);
            assertThat(shown.getHeight()).isBetween(900, 1_600);
            assertThat(reader.picture("a.pdf", "application/pdf", twoPages(), 3).isThere())
                    .isFalse();

            AttachmentReader.Picture photo = reader.picture("a.png", "image/png", picture(5_000, 4_000), 1);
            assertThat(ImageIO.read(new ByteArrayInputStream(photo.png())).getWidth())
                    .isLessThanOrEqualTo(1_100);
            byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            assertThat(reader.picture("a.html", "text/html", page, 1).isThere()).isFalse();
            byte[] vector =
                    "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".getBytes(StandardCharsets.UTF_8);
            assertThat(reader.picture("a.svg", "image/svg+xml", vector, 1).isThere())
                    .isFalse();
            assertThat(reader.picture("a.pdf", "application/pdf", "%PDF-1.4 broken".getBytes(StandardCharsets.UTF_8), 1)
                            .isThere())
                    .isFalse();
            assertThat(reader.read("b.txt", "text/plain", "word".getBytes(StandardCharsets.UTF_8))
                            .text())
                    .isEqualTo("word");
        }
    }

    private static byte[] twoPages() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(PDRectangle.A4));
            return saved(document);
        }
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean written = ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        assertThat(written).isTrue();
        return bytes.toByteArray();
    }

    @Test
    void goes_on_with_a_fresh_child_after_one_was_killed() throws IOException {
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(settings(Duration.ofSeconds(60)))) {
            byte[] content = "word".getBytes(StandardCharsets.UTF_8);
            assertThat(reader.read("a.txt", "text/plain", content).text()).isEqualTo("word");
            long first = reader.workerPid().orElseThrow();
            ProcessHandle child = ProcessHandle.of(first).orElseThrow();
            assertThat(child.destroyForcibly()).isTrue();
            child.onExit().join();
            assertThat(reader.read("b.txt", "text/plain", content).text()).isEqualTo("word");
            assertThat(reader.workerPid()).isPresent().get().isNotEqualTo(first);
        }
    }

    @Test
    void replaces_the_child_after_its_share_of_files() throws IOException {
        ExtractorSettings settings = settings(Duration.ofSeconds(60));
        ExtractorSettings two =
                new ExtractorSettings(settings.classPath(), 128, settings.timePerFile(), 1_000, 10_000, "pol+eng", 2);
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(two)) {
            byte[] content = "word ".repeat(500).getBytes(StandardCharsets.UTF_8);
            AttachmentReader.FileReading cut = reader.read("a.txt", "text/plain", content);
            assertThat(cut.status()).isEqualTo(Attachment.Status.TEXT);
            assertThat(cut.text()).hasSizeBetween(900, 1_000);
            assertThat(reader.workerPid()).isPresent();
            assertThat(reader.read("b.txt", "text/plain", content).reason()).contains("cut");
            assertThat(reader.workerPid()).isEmpty();
            assertThat(reader.read("c.txt", "text/plain", new byte[20_000]).status())
                    .isEqualTo(Attachment.Status.TOO_LARGE);
        }
    }

    @Test
    void says_so_when_the_extractor_is_not_there() {
        ExtractorSettings nowhere = ExtractorSettings.standard(Path.of("no-such-folder"));
        try (ForkedAttachmentReader reader = new ForkedAttachmentReader(nowhere)) {
            AttachmentReader.FileReading reading = reader.read("a.txt", "text/plain", new byte[] {'a'});
            assertThat(reading.text()).isEmpty();
            assertThat(reading.reason()).isNotBlank();
        }
        assertThat(AttachmentReader.absent()
                        .read("a.txt", "text/plain", new byte[1])
                        .status())
                .isEqualTo(Attachment.Status.UNREADABLE);
    }

    private static byte[] gzipBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) 'a');
            for (int i = 0; i < 300; i++) {
                gzip.write(blanks);
            }
        }
        return out.toByteArray();
    }

    private static byte[] zipBomb() throws IOException {
        byte[] inner = gzipBomb();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 50; i++) {
                zip.putNextEntry(new ZipEntry("bomb" + i + ".gz"));
                zip.write(inner);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static long residentMegabytes(ForkedAttachmentReader reader) throws IOException {
        Path status = Path.of("/proc/" + reader.workerPid().orElse(0L) + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static ExtractorSettings settings(Duration timePerFile) throws IOException {
        Path target = above("platform/extractor/target/class-path.txt").getParent();
        List<Path> classPath = Stream.concat(
                        Stream.of(target.resolve("classes")),
                        Arrays.stream(Files.readString(target.resolve("class-path.txt"))
                                        .strip()
                                        .split(File.pathSeparator, -1))
                                .map(Path::of))
                .toList();
        return new ExtractorSettings(classPath, 256, timePerFile, 500_000, 40 << 20, "pol+eng", 200);
    }

    private static Path shared(String suite) {
        Path corpora = above("shared/corpora");
        return corpora.resolve(suite);
    }

    private static Path above(String wanted) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(wanted))) {
                return at.resolve(wanted);
            }
        }
        System.err.println(
                "SKIPPED: nothing like " + wanted + " above " + Path.of("").toAbsolutePath());
        Assumptions.abort(wanted + " is missing");
        throw new IllegalStateException("not reached");
    }
}
