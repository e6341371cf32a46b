package io.dunlin.core.litigation;

import io.dunlin.core.settings.SettingGroup;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import org.jspecify.annotations.Nullable;

/**
 * Who signs filings, and what is claimed besides the debt.
 *
 * @param firstName of the person who signs and files; empty until it is set
 * @param professional whether an attorney or legal counsel
 * @param authority the text of the authority to act, in Polish
 * @param personalNumber the PESEL that the court's form asks for; null leaves a finding in each draft
 * @param claimRepresentation whether costs of representation are claimed
 * @param otherCosts other costs in PLN, for example the stamp duty of a power of attorney; null for none
 * @param feeRefundAccount where the court pays a fee back
 */
public record LitigationSettings(
        String firstName,
        String lastName,
        boolean professional,
        String authority,
        @Nullable String personalNumber,
        @Nullable String lawFirm,
        String street,
        String building,
        @Nullable String apartment,
        String postalCode,
        String city,
        boolean claimRepresentation,
        @Nullable String otherCosts,
        @Nullable String feeRefundAccount) {

    public static final SettingGroup<LitigationSettings> GROUP = new SettingGroup<>(
            "litigation",
            LitigationSettings.class,
            new LitigationSettings("", "", false, "", null, null, "", "", null, "", "", false, null, null));

    public LitigationSettings {
        if (personalNumber != null && PersonalNumber.find(personalNumber).isEmpty()) {
            throw new IllegalArgumentException("The signatory's PESEL has a wrong check digit");
        }
        if (otherCosts != null && !otherCosts.matches("[0-9]{1,6}\\.[0-9]{2}")) {
            throw new IllegalArgumentException("Other costs are an amount, for example 17.00");
        }
        if (feeRefundAccount != null && Iban.find(feeRefundAccount).isEmpty()) {
            throw new IllegalArgumentException("The account for refunds has wrong check digits");
        }
    }

    /** Whether a filing can be signed: a name, an authority and an address are there. */
    boolean complete() {
        return !firstName.isBlank()
                && !lastName.isBlank()
                && !authority.isBlank()
                && !street.isBlank()
                && !building.isBlank()
                && !postalCode.isBlank()
                && !city.isBlank();
    }
}
