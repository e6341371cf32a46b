package io.dunlin.core.correspondence.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QrMaskTest {

    @Test
    void the_code_is_the_one_that_the_library_makes_square_by_square() throws WriterException {
        Random random = new Random(18004);
        Set<Integer> masks = new HashSet<>();
        Set<Integer> versions = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            String text = text(random);
            ErrorCorrectionLevel level = random.nextBoolean() ? ErrorCorrectionLevel.L : ErrorCorrectionLevel.M;
            QRCode chosen = Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
            if (QrMask.judges(chosen)) {
                assertThat(QrMask.best(first(text, level)).getArray())
                        .as(text)
                        .isDeepEqualTo(chosen.getMatrix().getArray());
                masks.add(chosen.getMaskPattern());
                versions.add(chosen.getVersion().getVersionNumber());
            }
        }
        assertThat(masks).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(versions).contains(1, 2, 6, 7, 8, 11);
    }

    @Test
    void a_code_that_is_too_large_is_left_to_the_library() throws WriterException {
        assertThat(QrMask.judges(first("x".repeat(100), ErrorCorrectionLevel.M)))
                .isTrue();
        assertThat(QrMask.judges(first("x".repeat(320), ErrorCorrectionLevel.M)))
                .isFalse();
    }

    private static QRCode first(String text, ErrorCorrectionLevel level) throws WriterException {
        return Encoder.encode(
                text,
                level,
                Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.QR_MASK_PATTERN, QrMask.FIRST));
    }

    /** From a few characters to the longest transfer. */
    private static String text(Random random) {
        String transfer = "|PL|61109010140000071219812874|%06d|".formatted(random.nextInt(10_000_000))
                + "Żółw i Łódź ".repeat(random.nextInt(1, 20)) + "|DN-" + random.nextInt(100_000) + "|||";
        return transfer.substring(random.nextInt(transfer.length() - 1));
    }
}
