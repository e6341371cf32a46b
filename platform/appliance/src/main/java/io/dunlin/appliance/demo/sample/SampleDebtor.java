package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.TaxNumber;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who owes.
 *
 * @param customer the number that the clients' systems give
 * @param street with the number of the house
 * @param person who writes for the debtor; the debtor in person where it is one
 * @param payingAccount the account that the debtor pays from
 */
public record SampleDebtor(
        int customer,
        PartyKind kind,
        String name,
        @Nullable TaxNumber taxNumber,
        @Nullable PersonalNumber personalNumber,
        String street,
        String postalCode,
        String city,
        String country,
        String language,
        EmailAddress email,
        PhoneNumber phone,
        String person,
        Iban payingAccount) {}
