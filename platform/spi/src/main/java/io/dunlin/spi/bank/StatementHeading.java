package io.dunlin.spi.bank;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of itself before its lines.
 *
 * @param format which kind of statement
 * @param dialect the bank's way of filling it, in small letters, for example {@code pko}; {@code generic} where none is
 *     known
 * @param account the account as the file names it, compacted; an IBAN where the file has one
 * @param statementNumber number and sequence as in the file, for example {@code 7/1}
 * @param reference the bank's reference of the statement
 * @param currency three capital letters, where the file says it
 * @param opening the opening balance, signed; null for intraday reports
 * @param openingOn the date of the opening balance
 */
public record StatementHeading(
        StatementFormat format,
        String dialect,
        String account,
        @Nullable String statementNumber,
        @Nullable String reference,
        @Nullable String currency,
        @Nullable Money opening,
        @Nullable LocalDate openingOn) {}
