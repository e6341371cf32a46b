package io.dunlin.core.correspondence;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a transfer's code. The picture stands in the stored HTML itself, so that a message can be shown as it was; a mail
 * carries it as a part, for mail programs show no pictures that stand in the text.
 */
final class QrImage {

    /** A picture in stored HTML. */
    static final Pattern IN_HTML = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

    /** Points a square; three are scanned well from a screen and a letter. */
    private static final int SCALE = 4;

    private static final int QUIET_ZONE = 4;

    /** Places in the palette of a picture of two colours. */
    private static final int BLACK = 0;

    private static final int WHITE = 1;

    private QrImage() {}

    /** As the source of an image in HTML. */
    static String dataOf(TransferCode code) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(code));
    }

    static byte[] png(TransferCode code) {
        BitMatrix squares = squares(code);
        BufferedImage image = new BufferedImage(
                squares.getWidth() * SCALE, squares.getHeight() * SCALE, BufferedImage.TYPE_BYTE_BINARY);
        WritableRaster points = image.getRaster();
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = squares.get(x / SCALE, y) ? BLACK : WHITE;
            }
            for (int line = 0; line < SCALE; line++) {
                points.setPixels(0, y * SCALE + line, row.length, 1, row);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("This Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static BitMatrix squares(TransferCode code) {
        ErrorCorrectionLevel level = switch (code.resilience()) {
            case LOW -> ErrorCorrectionLevel.L;
            case MEDIUM -> ErrorCorrectionLevel.M;
        };
        try {
            return new QRCodeWriter()
                    .encode(
                            code.text(),
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    level,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalStateException("A transfer's code is too long for a QR code", e);
        }
    }
}
