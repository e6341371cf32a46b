package io.dunlin.core.correspondence.templates;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.function.IntBinaryOperator;

/**
 * Chooses the mask of a QR code by the four rules of ISO/IEC 18004, 7.8.3, a line of squares at a time: square by square it
 * would take a third of the time in which a mail is written and sent.
 */
final class QrMask {

    /** The mask of the codes that are looked at. */
    static final int FIRST = 0;

    /** As many squares as a line may have. */
    private static final int LONGEST_LINE = Long.SIZE;

    private static final int MASKS = 8;
    /** After so many lines every mask is the same again. */
    private static final int PERIOD = 12;

    private static final int FINDER = 9;
    private static final int FINDER_AT_END = 8;
    private static final int TIMING = 6;
    private static final int VERSION_FROM = 11;
    private static final int WITH_VERSION = 7;
    private static final int NAME_LENGTH = 15;
    private static final int NAME_SHIFT = 10;
    private static final int NAME_DIVISOR = 0x537;

    private static final long[][] ROWS = masks((row, column) -> row * LONGEST_LINE + column);
    private static final long[][] COLUMNS = masks((line, place) -> place * LONGEST_LINE + line);

    private QrMask() {}

    /** Whether a code is small enough to be judged here: the codes of transfers are. */
    static boolean judges(QRCode code) {
        return code.getMatrix().getWidth() <= LONGEST_LINE;
    }

    /** The squares of a code that was made with the {@link #FIRST} mask, under the best one. */
    static ByteMatrix best(QRCode first) {
        ByteMatrix squares = first.getMatrix();
        int size = squares.getWidth();
        long[] free = free(first, size);
        long[] rows = new long[size];
        long[] columns = new long[size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                long dark = squares.get(x, y);
                rows[y] |= dark << x;
                columns[x] |= dark << y;
            }
        }
        // Masked once more they are bare.
        long[] bareRows = masked(rows, ROWS[FIRST], free);
        long[] bareColumns = masked(columns, COLUMNS[FIRST], free);
        long[] best = rows;
        int least = Integer.MAX_VALUE;
        for (int mask = 0; mask < MASKS; mask++) {
            long[] maskedRows = masked(bareRows, ROWS[mask], free);
            long[] maskedColumns = masked(bareColumns, COLUMNS[mask], free);
            name(mask, maskedRows, maskedColumns);
            int penalty = penalty(maskedRows, maskedColumns);
            if (penalty < least) {
                least = penalty;
                best = maskedRows;
            }
        }
        return squares(best);
    }

    private static ByteMatrix squares(long[] rows) {
        ByteMatrix squares = new ByteMatrix(rows.length, rows.length);
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows.length; x++) {
                squares.set(x, y, (int) (rows[y] >>> x & 1));
            }
        }
        return squares;
    }

    private static long[] masked(long[] lines, long[] mask, long[] free) {
        long[] masked = new long[lines.length];
        for (int i = 0; i < lines.length; i++) {
            masked[i] = lines[i] ^ (mask[i % PERIOD] & free[i]);
        }
        return masked;
    }

    /** Turns the squares that name the first mask, in two places, to name another (7.9.1: fifteen bits with their remainder). */
    private static void name(int mask, long[] rows, long[] columns) {
        int size = rows.length;
        int name = mask << NAME_SHIFT;
        int remainder = name;
        for (int bit = Integer.SIZE - Integer.numberOfLeadingZeros(remainder) - 1; bit >= NAME_SHIFT; bit--) {
            remainder ^= (remainder >>> bit & 1) == 1 ? NAME_DIVISOR << (bit - NAME_SHIFT) : 0;
        }
        name |= remainder;
        for (int bit = 0; bit < NAME_LENGTH; bit++) {
            if ((name >>> bit & 1) == 1) {
                boolean low = bit < FINDER_AT_END;
                int beside = low ? bit + (bit < TIMING ? 0 : 1) : NAME_LENGTH - bit - (bit > FINDER_AT_END ? 1 : 0);
                turn(low ? FINDER_AT_END : beside, low ? beside : FINDER_AT_END, rows, columns);
                int apart = low ? size - 1 - bit : size - NAME_LENGTH + bit;
                turn(low ? apart : FINDER_AT_END, low ? FINDER_AT_END : apart, rows, columns);
            }
        }
    }

    private static void turn(int x, int y, long[] rows, long[] columns) {
        rows[y] ^= 1L << x;
        columns[x] ^= 1L << y;
    }

    /** Where data stands and a mask is laid; the same by rows and by columns. */
    private static long[] free(QRCode code, int size) {
        int version = code.getVersion().getVersionNumber();
        int[] centres = code.getVersion().getAlignmentPatternCenters();
        long[] free = new long[size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                boolean taken = x == TIMING
                        || y == TIMING
                        || (x < FINDER && (y < FINDER || y >= size - FINDER_AT_END))
                        || (y < FINDER && x >= size - FINDER_AT_END)
                        || (version >= WITH_VERSION
                                && ((x >= size - VERSION_FROM && y < TIMING)
                                        || (y >= size - VERSION_FROM && x < TIMING)))
                        || isAlignment(x, y, centres, size);
                free[y] |= taken ? 0 : 1L << x;
            }
        }
        return free;
    }

    private static boolean isAlignment(int x, int y, int[] centres, int size) {
        for (int across : centres) {
            for (int down : centres) {
                boolean onFinder = (across < FINDER && (down < FINDER || down >= size - FINDER))
                        || (down < FINDER && across >= size - FINDER);
                if (!onFinder && Math.abs(x - across) <= 2 && Math.abs(y - down) <= 2) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int penalty(long[] rows, long[] columns) {
        long all = -1L >>> (LONGEST_LINE - rows.length);
        int penalty = blocks(rows, all);
        int dark = 0;
        for (int i = 0; i < rows.length; i++) {
            penalty += line(rows[i], all) + line(columns[i], all);
            dark += Long.bitCount(rows[i]);
        }
        int total = rows.length * rows.length;
        return penalty + Math.abs(dark * 2 - total) * 10 / total * 10;
    }

    private static int line(long dark, long all) {
        long light = ~dark & all;
        return runs(dark) + runs(light) + 40 * finders(dark, light);
    }

    /** Five of one colour in a row cost 3, each one more 1. */
    private static int runs(long line) {
        long five = line & line >>> 1 & line >>> 2 & line >>> 3 & line >>> 4;
        return Long.bitCount(five) + 2 * Long.bitCount(five & ~(five << 1));
    }

    /** What looks like the mark in a corner: dark, light, three dark, light, dark, with four light on a side. */
    private static int finders(long dark, long light) {
        long mark = dark & light >>> 1 & dark >>> 2 & dark >>> 3 & dark >>> 4 & light >>> 5 & dark >>> 6;
        long fourLight = light & light >>> 1 & light >>> 2 & light >>> 3;
        return Long.bitCount(mark & (fourLight << 4 | fourLight >>> 7));
    }

    /** Each four of one colour in a square cost 3. */
    private static int blocks(long[] rows, long all) {
        int blocks = 0;
        for (int y = 0; y + 1 < rows.length; y++) {
            long below = ~(rows[y] ^ rows[y + 1]);
            long beside = ~(rows[y] ^ rows[y] >>> 1);
            blocks += Long.bitCount(below & below >>> 1 & beside & all >>> 1);
        }
        return 3 * blocks;
    }

    /** @param square of a line and a place in it: its row times {@link #LONGEST_LINE} and its column */
    private static long[][] masks(IntBinaryOperator square) {
        long[][] masks = new long[MASKS][PERIOD];
        for (int mask = 0; mask < MASKS; mask++) {
            for (int line = 0; line < PERIOD; line++) {
                for (int place = 0; place < LONGEST_LINE; place++) {
                    int at = square.applyAsInt(line, place);
                    masks[mask][line] |= turns(mask, at / LONGEST_LINE, at % LONGEST_LINE) ? 1L << place : 0;
                }
            }
        }
        return masks;
    }

    private static boolean turns(int mask, int row, int column) {
        int product = row * column;
        return switch (mask) {
            case 0 -> (row + column) % 2 == 0;
            case 1 -> row % 2 == 0;
            case 2 -> column % 3 == 0;
            case 3 -> (row + column) % 3 == 0;
            case 4 -> (row / 2 + column / 3) % 2 == 0;
            case 5 -> product % 2 + product % 3 == 0;
            case 6 -> (product % 2 + product % 3) % 2 == 0;
            default -> ((row + column) % 2 + product % 3) % 2 == 0;
        };
    }
}
