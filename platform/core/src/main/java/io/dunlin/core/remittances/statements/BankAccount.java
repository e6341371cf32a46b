package io.dunlin.core.remittances.statements;

import io.dunlin.core.parties.CreditorId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account whose statements are read.
 *
 * @param creditorId whose debts are paid there; null for an account of the firm that serves several creditors
 * @param account an IBAN without spaces, or the number as the bank's files write it
 * @param virtualPrefix how the virtual accounts begin that lead to it, after the check digits; null where it has none
 */
public record BankAccount(
        BankAccountId id,
        @Nullable CreditorId creditorId,
        String account,
        Currency currency,
        String name,
        @Nullable String virtualPrefix) {}
