package io.dunlin.extractor;

import io.dunlin.extractor.Extraction.Status;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Shows a page of a PDF or a picture as a picture of bounded size: nothing of the file itself reaches a browser, neither
 * its scripts nor what it would load from elsewhere.
 */
final class PictureMaker {

    private static final int WIDEST = 1_100;
    private static final int HIGHEST = 1_600;
    private static final long MOST_PIXELS = 120_000_000;
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final float MOST_SCALE = 3;

    private PictureMaker() {}

    /**
     * @param type what its first bytes say the file is
     * @param page from 1
     */
    static Picture of(String type, byte[] content, int page) {
        try {
            if (type.equals("application/pdf")) {
                return ofPdf(content, page);
            }
            return type.startsWith("image/")
                    ? ofImage(content, page)
                    : Picture.none(Status.NO_TEXT, "This kind of file is shown as text only");
        } catch (InvalidPasswordException _) {
            return Picture.none(Status.ENCRYPTED, "Locked with a password");
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            return Picture.none(
                    Status.UNREADABLE, "The file is damaged (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Picture ofPdf(byte[] content, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (page < 1 || page > pages) {
                return new Picture(Status.NO_TEXT, new byte[0], pages, "There is no page " + page);
            }
            PDRectangle size = document.getPage(page - 1).getCropBox();
            if (size.getWidth() < 1 || size.getHeight() < 1) {
                return new Picture(Status.UNREADABLE, new byte[0], pages, "The page has no size");
            }
            float scale = Math.min(MOST_SCALE, Math.min(WIDEST / size.getWidth(), HIGHEST / size.getHeight()));
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return png(renderer.renderImage(page - 1, scale, ImageType.RGB), pages);
        }
    }

    private static Picture ofImage(byte[] content, int page) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Picture.none(Status.NO_TEXT, "This kind of picture cannot be shown");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                int pages = Math.max(1, reader.getNumImages(true));
                if (page < 1 || page > pages) {
                    return new Picture(Status.NO_TEXT, new byte[0], pages, "There is no page " + page);
                }
                int width = reader.getWidth(page - 1);
                int height = reader.getHeight(page - 1);
                if ((long) width * height > MOST_PIXELS) {
                    return new Picture(Status.TOO_LARGE, new byte[0], pages, "A picture of " + width + " × " + height);
                }
                // Read no more pixels than are shown, so that a huge photograph fits into little memory.
                int step = Math.max(1, Math.min(width / WIDEST, height / HIGHEST));
                ImageReadParam parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(step, step, 0, 0);
                return png(fitted(reader.read(page - 1, parameters)), pages);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(1, Math.min(WIDEST / (double) image.getWidth(), HIGHEST / (double) image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        boolean drawn = graphics.drawImage(image, 0, 0, width, height, null);
        assert drawn;
        graphics.dispose();
        return fitted;
    }

    private static Picture png(BufferedImage image, int pages) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", png)) {
            throw new IOException("No writer of PNG");
        }
        return png.size() > LARGEST
                ? new Picture(Status.TOO_LARGE, new byte[0], pages, "Its picture is too large")
                : new Picture(Status.TEXT, png.toByteArray(), pages, "");
    }
}
