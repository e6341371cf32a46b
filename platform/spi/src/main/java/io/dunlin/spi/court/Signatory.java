package io.dunlin.spi.court;

import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.spi.value.PostalAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who signs and files.
 *
 * @param professional whether an attorney or legal counsel
 * @param authority the text of the authority to act, for example a power of attorney and its date
 * @param personalNumber required by the court's form; null leaves a finding in the draft
 * @param lawFirm the law firm's name
 */
public record Signatory(
        String firstName,
        String lastName,
        boolean professional,
        String authority,
        @Nullable PersonalNumber personalNumber,
        @Nullable String lawFirm,
        PostalAddress address) {}
