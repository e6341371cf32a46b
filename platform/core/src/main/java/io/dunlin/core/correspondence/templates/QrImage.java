package io.dunlin.core.correspondence.templates;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws a transfer's code. The picture stands in the stored HTML itself, so that a message can be shown as it was; a mail
 * carries it as a part, for mail programs show no pictures that stand in the text.
 */
public final class QrImage {

    /** A picture in stored HTML. */
    public static final Pattern IN_HTML = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

    /** Points a square; three are scanned well from a screen and a letter. */
    private static final int SCALE = 4;

    private static final int QUIET_ZONE = 4;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 13;
    private static final int BITS_A_POINT = 1;
    private static final int LEFTMOST = 0x80;
    private static final byte AS_ABOVE = 2;
    private static final int SPARE = 64;

    private QrImage() {}

    /** As the source of an image in HTML. */
    static String dataOf(TransferCode code) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(code));
    }

    /** One bit a point (W3C PNG, 11.2.2): of what the JDK's writer can do nothing is needed, and its pace is. */
    static byte[] png(TransferCode code) {
        ByteMatrix squares = squares(code);
        int points = (squares.getWidth() + 2 * QUIET_ZONE) * SCALE;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(HEADER)
                        .putInt(points)
                        .putInt(points)
                        .put((byte) BITS_A_POINT)
                        .array());
        chunk(file, "IDAT", deflated(lines(squares, points)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Each line after its filter: a line of squares once, and below it lines that differ from it in nothing. */
    private static byte[] lines(ByteMatrix squares, int points) {
        int length = 1 + (points + Byte.SIZE - 1) / Byte.SIZE;
        byte[] lines = new byte[points * length];
        for (int line = 0; line < points; line++) {
            int at = line * length;
            if (line % SCALE > 0) {
                lines[at] = AS_ABOVE;
                continue;
            }
            for (int x = 0; x < points; x++) {
                if (!isDark(squares, x / SCALE - QUIET_ZONE, line / SCALE - QUIET_ZONE)) {
                    lines[at + 1 + x / Byte.SIZE] |= (byte) (LEFTMOST >>> (x % Byte.SIZE));
                }
            }
        }
        return lines;
    }

    private static boolean isDark(ByteMatrix squares, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < squares.getWidth() && y < squares.getHeight();
        return inside && squares.get(x, y) == 1;
    }

    private static byte[] deflated(byte[] plain) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] deflated = new byte[plain.length + SPARE];
            int length = deflater.deflate(deflated);
            if (!deflater.finished()) {
                throw new IllegalStateException("A picture grew when it was compressed");
            }
            return Arrays.copyOf(deflated, length);
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        file.writeBytes(number(content.length));
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(number((int) sum.getValue()));
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static ByteMatrix squares(TransferCode code) {
        ErrorCorrectionLevel level = switch (code.resilience()) {
            case LOW -> ErrorCorrectionLevel.L;
            case MEDIUM -> ErrorCorrectionLevel.M;
        };
        try {
            QRCode first = encode(code, level, Map.of(EncodeHintType.QR_MASK_PATTERN, QrMask.FIRST));
            return QrMask.judges(first)
                    ? QrMask.best(first)
                    : encode(code, level, Map.of()).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("A transfer's code is too long for a QR code", e);
        }
    }

    private static QRCode encode(TransferCode code, ErrorCorrectionLevel level, Map<EncodeHintType, ?> more)
            throws WriterException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        hints.putAll(more);
        return Encoder.encode(code.text(), level, hints);
    }
}
