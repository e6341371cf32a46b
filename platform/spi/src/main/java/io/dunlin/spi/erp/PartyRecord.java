package io.dunlin.spi.erp;

import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.spi.value.TaxNumber;
import org.jspecify.annotations.Nullable;

/**
 * A firm or a person as a source states it. Two records are one party only where the source's key or the tax number
 * says so, never by name.
 *
 * @param externalRef the source's stable key, where it has one
 * @param name the full name, 1 to 200 characters
 * @param kind what kind of party it is
 * @param taxNumber a firm's tax number
 * @param personalNumber a person's PESEL, where the source has it and the firm may use it
 * @param registerNumber the number in the court register (KRS), ten digits
 * @param address where letters go
 * @param email where reminders go
 * @param phone for text messages and calls
 * @param language the language to write in (ISO 639-1, small letters), where known
 * @param accountManager the mail address or login of the person in charge at the firm, where the source knows it
 */
public record PartyRecord(
        @Nullable ExternalRef externalRef,
        String name,
        PartyKind kind,
        @Nullable TaxNumber taxNumber,
        @Nullable PersonalNumber personalNumber,
        @Nullable String registerNumber,
        @Nullable PostalAddress address,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable String language,
        @Nullable String accountManager) {

    private static final int LONGEST_NAME = 200;

    public PartyRecord {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
