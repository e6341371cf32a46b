package io.dunlin.spi.court;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import org.jspecify.annotations.Nullable;

/** A claimant or a defendant. */
public sealed interface FilingParty {

    PostalAddress address();

    @Nullable
    TaxNumber taxNumber();

    @Nullable
    Iban account();

    /**
     * A natural person, with or without a business.
     *
     * @param tradeName the business's name; null for a consumer
     */
    record Person(
            String firstName,
            String lastName,
            @Nullable String tradeName,
            @Nullable PersonalNumber personalNumber,
            @Nullable TaxNumber taxNumber,
            PostalAddress address,
            @Nullable Iban account)
            implements FilingParty {}

    /**
     * A legal person or another organisation.
     *
     * @param seat the town of its seat
     * @param registerNumber its KRS number, ten digits
     * @param legalPerson false for an organisation without legal personality
     */
    record Organisation(
            String name,
            String seat,
            @Nullable String registerNumber,
            @Nullable TaxNumber taxNumber,
            boolean legalPerson,
            PostalAddress address,
            @Nullable Iban account)
            implements FilingParty {}
}
