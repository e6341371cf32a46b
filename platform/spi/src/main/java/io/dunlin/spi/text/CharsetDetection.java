package io.dunlin.spi.text;

import io.dunlin.spi.text.BankCharset.Letters;
import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the character set of a file from all its bytes.
 * <p>
 * Bytes that form valid UTF-8 are UTF-8. Otherwise every single-byte set is scored by what its reading of the bytes
 * would be: Polish or Western letters by how common they are, other letters a little, symbols and control characters against. For
 * example the byte 0xB9 is the common {@code ą} in windows-1250 and the foreign {@code š} in ISO-8859-2. Its neighbours
 * speak, too: 0xA5 between capitals is no {@code ą} of CP852 but the {@code Ą} of windows-1250.
 */
final class CharsetDetection {

    private static final String WESTERN = "äöüßÄÖÜåæøÅÆØéèêëàâáíîïóòôúùûçñõãœÉÈÊÀÁÂÍÓÚÇÑÕ";
    private static final double RARE = 0.6;
    private static final double OF_OTHER_CASE = -2;
    private static final int BUFFER = 1 << 16;

    private final long[] seen = new long[256];
    private final long[] betweenCapitals = new long[256];
    private final long[] betweenSmall = new long[256];
    private int pending;
    private boolean validUtf8 = true;
    private boolean anyHigh;

    private final Letters letters;

    private CharsetDetection(Letters letters) {
        this.letters = letters;
    }

    static BankCharset of(InputStream in, Letters letters) throws IOException {
        CharsetDetection detection = new CharsetDetection(letters);
        byte[] buffer = new byte[BUFFER];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                int value = buffer[i];
                if (value < 0 || detection.pending > 0) {
                    detection.high(value & 0xFF);
                }
                if (value < 0 && i > 0 && i + 1 < length) {
                    detection.between(buffer[i - 1], value & 0xFF, buffer[i + 1]);
                }
            }
        }
        return detection.verdict();
    }

    private void high(int value) {
        seen[value]++;
        anyHigh = true;
        if (!validUtf8) {
            return;
        }
        if (pending > 0) {
            validUtf8 = (value & 0xC0) == 0x80;
            pending--;
        } else if (value >= 0xC2 && value <= 0xDF) {
            pending = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            pending = 2;
        } else if (value >= 0xF0 && value <= 0xF4) {
            pending = 3;
        } else {
            validUtf8 = false;
        }
        if (!validUtf8) {
            pending = 0;
        }
    }

    private void between(byte before, int value, byte after) {
        if (isCapital(before) && isCapital(after)) {
            betweenCapitals[value]++;
        } else if (isSmall(before) && isSmall(after)) {
            betweenSmall[value]++;
        }
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isSmall(byte letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private BankCharset verdict() {
        if (anyHigh && validUtf8) {
            return BankCharset.UTF_8;
        }
        BankCharset best = BankCharset.WINDOWS_1250;
        double bestScore = score(best);
        for (BankCharset charset : BankCharset.singleByte()) {
            double score = score(charset);
            if (score > bestScore) {
                best = charset;
                bestScore = score;
            }
        }
        return best;
    }

    private double score(BankCharset charset) {
        double score = 0;
        for (int value = 0x80; value < 0xFF; value++) {
            if (seen[value] > 0) {
                char character = charset.character(value);
                long odd = ofOtherCase(value, character);
                score += (seen[value] - odd) * weight(character, letters) + odd * OF_OTHER_CASE;
            }
        }
        // hardly any bank writes it today, and its Ż and ź are the Ą and Ś of ISO-8859-2
        return charset == BankCharset.MAZOVIA && score > 0 ? score * RARE : score;
    }

    /** How often a letter would stand between two of the other case, as no word has it. The sharp s has one case alone. */
    private long ofOtherCase(int value, char character) {
        if (Character.isLowerCase(character) && character != 'ß') {
            return betweenCapitals[value];
        }
        return Character.isUpperCase(character) ? betweenSmall[value] : 0;
    }

    private static double weight(char character, Letters letters) {
        return switch (letters) {
            case POLISH -> polish(character);
            case WESTERN -> WESTERN.indexOf(character) >= 0 ? 4 : Math.min(0, polish(character));
        };
    }

    private static double polish(char character) {
        return switch (character) {
            case 'ł', 'ę', 'ą', 'ó', 'ż', 'ś' -> 5;
            case 'ć', 'ń', 'Ł', 'Ó', 'Ś', 'Ż' -> 4;
            case 'ź', 'Ę', 'Ą', 'Ć', 'Ń', 'Ź' -> 3;
            case 'ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü', 'é', 'á' -> 2;
            case '\u00A0', '„', '”', '–', '§' -> 0;
            default -> Character.isLetter(character) ? 0.5 : Character.isISOControl(character) ? -8 : -3;
        };
    }
}
