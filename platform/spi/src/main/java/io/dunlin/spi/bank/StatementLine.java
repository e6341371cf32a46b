package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One booking.
 *
 * @param position its place in the statement, from 1
 * @param valueDate when the money counts
 * @param bookingDate when the bank booked it, where the file says it
 * @param amount signed as it moved the balance: money in is positive
 * @param reversal whether the bank marks it as the reversal of an earlier booking
 * @param typeCode the bank's transaction code, for example {@code NTRF} or {@code N152}
 * @param bankReference the bank's own reference
 * @param customerReference the reference given by the customer
 * @param endToEndId the payer's end-to-end reference
 * @param counterparty the other side, as far as the file names it
 * @param creditedAccount the virtual account that was paid to, where it differs from the statement's account
 * @param title what the payer wrote, joined from its parts, at most 2000 characters
 * @param splitPayment the parts of a split-payment title
 * @param raw the line's text as in the file, decoded, at most 4000 characters: evidence for people
 */
public record StatementLine(
        int position,
        LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        Money amount,
        boolean reversal,
        @Nullable String typeCode,
        @Nullable String bankReference,
        @Nullable String customerReference,
        @Nullable String endToEndId,
        Counterparty counterparty,
        @Nullable String creditedAccount,
        String title,
        @Nullable SplitPayment splitPayment,
        String raw) {

    private static final int LONGEST_TITLE = 2000;
    private static final int LONGEST_RAW = 4000;

    public StatementLine {
        if (position < 1) {
            throw new IllegalArgumentException("Positions start at 1, got " + position);
        }
        title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
        raw = raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) : raw;
    }
}
