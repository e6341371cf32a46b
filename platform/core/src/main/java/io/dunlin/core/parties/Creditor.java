package io.dunlin.core.parties;

import io.dunlin.core.access.UserId;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import org.jspecify.annotations.Nullable;

/**
 * Who is owed.
 *
 * @param account where debtors pay; told to debtors from here only
 * @param accountManager who decides for this client and hears of payments
 */
public record Creditor(
        CreditorId id,
        String name,
        @Nullable TaxNumber taxNumber,
        @Nullable String registerNumber,
        @Nullable PostalAddress address,
        @Nullable EmailAddress email,
        @Nullable String phone,
        @Nullable Iban account,
        @Nullable UserId accountManager) {}
