package io.dunlin.plugin.bankmt940;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of {@code :61:}.
 * <p>
 * {@code RC} takes an earlier credit back and moves money out; {@code RD} moves it in. A letter after the mark is the
 * third letter of the currency and says nothing new. The entry date may be missing, the amount padded, the type code
 * three digits ({@code N152}) or two letters and a space ({@code NOV }).
 *
 * @param amount signed as it moves the balance
 * @param afterReference what stands behind the 16 places of the customer's reference where no {@code //} does
 */
record Entry(
        LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        BigDecimal amount,
        boolean reversal,
        @Nullable String typeCode,
        @Nullable String customerReference,
        @Nullable String bankReference,
        @Nullable String afterReference) {

    private static final int ENTRY_DATE_AT = 6;
    private static final int LONGEST_REFERENCE = 16;
    private static final Pattern MARK_AND_AMOUNT =
            Pattern.compile("^\\d{0,10}\\s?(R?[CD])[A-Z]?\\s?(\\d{1,15}(?:[,.]\\d{0,2})?)(?![\\d,.])");

    static Entry read(String line) throws Unreadable {
        try {
            return strictly(line);
        } catch (Unreadable unreadable) {
            throw new Unreadable(unreadable.why(), amountAtLeast(line));
        }
    }

    /** Whether the other side ordered it: money in, also where the bank takes it back. */
    boolean orderedByOther() {
        return amount.signum() > 0 != reversal;
    }

    private static Entry strictly(String line) throws Unreadable {
        LocalDate valueDate = SwiftDate.full(line, 0);
        int at = ENTRY_DATE_AT;
        LocalDate bookingDate = null;
        if (digitAt(line, at)) {
            bookingDate = SwiftDate.nearest(line, at, valueDate);
            at += 4;
        }
        at = pastSpaces(line, at);
        char mark = charAt(line, at);
        if (mark == 'E') {
            throw new Unreadable(Faults.ONLY_EXPECTED);
        }
        boolean reversal = mark == 'R';
        char side = reversal ? charAt(line, ++at) : mark;
        if (side != 'C' && side != 'D') {
            throw new Unreadable(Faults.NOT_A_BOOKING);
        }
        at++;
        if (capital(charAt(line, at))) {
            at++;
        }
        SwiftAmount amount = SwiftAmount.at(line, pastSpaces(line, at));
        boolean moneyIn = (side == 'C') != reversal;
        BigDecimal signed = moneyIn ? amount.value() : amount.value().negate();
        return references(line.substring(amount.end()).strip(), valueDate, bookingDate, signed, reversal);
    }

    private static Entry references(
            String rest, LocalDate valueDate, @Nullable LocalDate bookingDate, BigDecimal amount, boolean reversal)
            throws Unreadable {
        boolean withoutType = rest.startsWith("//") || rest.startsWith("NONREF");
        if (!rest.isEmpty() && !withoutType && !capital(rest.charAt(0))) {
            throw new Unreadable(Faults.NOT_A_BOOKING);
        }
        int typeEnd = withoutType ? 0 : Math.min(4, rest.length());
        String typeCode = filled(rest.substring(0, typeEnd));
        String references = rest.substring(typeEnd);
        int slashes = references.indexOf("//");
        if (slashes >= 0) {
            String customer = filled(references.substring(0, slashes));
            String bank = filled(references.substring(slashes + 2));
            return new Entry(valueDate, bookingDate, amount, reversal, typeCode, customer, bank, null);
        }
        boolean padded = references.length() > LONGEST_REFERENCE && references.charAt(LONGEST_REFERENCE - 1) == ' ';
        String customer = filled(padded ? references.substring(0, LONGEST_REFERENCE) : references);
        String behind = padded ? filled(references.substring(LONGEST_REFERENCE)) : null;
        return new Entry(valueDate, bookingDate, amount, reversal, typeCode, customer, null, behind);
    }

    private static @Nullable BigDecimal amountAtLeast(String line) {
        Matcher matcher = MARK_AND_AMOUNT.matcher(line);
        if (!matcher.find()) {
            return null;
        }
        boolean moneyIn = matcher.group(1).equals("C") || matcher.group(1).equals("RD");
        String digits = matcher.group(2).replace(',', '.');
        BigDecimal amount = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return moneyIn ? amount : amount.negate();
    }

    private static @Nullable String filled(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private static int pastSpaces(String line, int at) {
        int past = at;
        while (charAt(line, past) == ' ') {
            past++;
        }
        return past;
    }

    private static char charAt(String line, int at) {
        return at < line.length() ? line.charAt(at) : '\0';
    }

    private static boolean digitAt(String line, int at) {
        return charAt(line, at) >= '0' && charAt(line, at) <= '9';
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
