package io.dunlin.plugin.erpfile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a number in the Polish national invoice system: tax number, date, twelve hexadecimal digits, and a check
 * byte (CRC-8, polynomial 0x07) over the 32 characters before it, as the ministry's documentation of KSeF describes.
 */
final class KsefNumber {

    private static final Pattern FORM = Pattern.compile("[0-9]{10}-[0-9]{8}-[0-9A-F]{12}-[0-9A-F]{2}");
    private static final Pattern OLDER_FORM = Pattern.compile("[0-9]{10}-[0-9]{8}-[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{2}");
    private static final int CHECKED_CHARACTERS = 32;

    private KsefNumber() {}

    static Optional<String> find(String text) {
        String number = text.toUpperCase(Locale.ROOT);
        if (OLDER_FORM.matcher(number).matches()) {
            return Optional.of(number);
        }
        return FORM.matcher(number).matches() && checkByte(number) == Integer.parseInt(number.substring(33), 16)
                ? Optional.of(number)
                : Optional.empty();
    }

    private static int checkByte(String number) {
        int crc = 0;
        for (byte b : number.substring(0, CHECKED_CHARACTERS).getBytes(StandardCharsets.US_ASCII)) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x07) & 0xFF : crc << 1;
            }
        }
        return crc;
    }
}
