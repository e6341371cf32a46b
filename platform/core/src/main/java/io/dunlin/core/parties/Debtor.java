package io.dunlin.core.parties;

import io.dunlin.core.access.UserId;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import org.jspecify.annotations.Nullable;

/**
 * Who owes.
 *
 * @param language what is written to the debtor in: {@code pl}, {@code en}, {@code de} or {@code ro}
 * @param accountManager who looks after this debtor, where it is not the creditor's account manager
 */
public record Debtor(
        DebtorId id,
        String name,
        PartyKind kind,
        @Nullable TaxNumber taxNumber,
        @Nullable PersonalNumber personalNumber,
        @Nullable String registerNumber,
        @Nullable PostalAddress address,
        String language,
        @Nullable UserId accountManager) {}
