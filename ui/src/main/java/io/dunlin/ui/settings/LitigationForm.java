package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.litigation.LitigationSettings;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PersonalNumber;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who signs filings, and what is claimed besides the debt. */
final class LitigationForm implements GroupForm<LitigationSettings> {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}[.,][0-9]{2}");
    private static final int LONGEST = 200;

    private final TextField firstName = text("settings.litigation.first-name");
    private final TextField lastName = text("settings.litigation.last-name");
    private final Checkbox professional = new Checkbox(Texts.t("settings.litigation.professional"));
    private final TextField authority = text("settings.litigation.authority");
    private final TextField personalNumber = text("settings.litigation.personal-number");
    private final TextField lawFirm = text("settings.litigation.law-firm");
    private final TextField street = text("settings.litigation.street");
    private final TextField building = text("settings.litigation.building");
    private final TextField apartment = text("settings.litigation.apartment");
    private final TextField postalCode = text("settings.litigation.postal-code");
    private final TextField city = text("settings.litigation.city");
    private final Checkbox representation = new Checkbox(Texts.t("settings.litigation.representation"));
    private final TextField otherCosts = text("settings.litigation.other-costs");
    private final TextField account = text("settings.litigation.account");

    @Override
    public List<Component> fields() {
        authority.setHelperText(Texts.t("settings.litigation.authority.help"));
        otherCosts.setHelperText(Texts.t("settings.litigation.other-costs.help"));
        return List.of(
                firstName,
                lastName,
                personalNumber,
                authority,
                lawFirm,
                street,
                building,
                apartment,
                postalCode,
                city,
                otherCosts,
                account,
                professional,
                representation);
    }

    @Override
    public void show(LitigationSettings value) {
        firstName.setValue(value.firstName());
        lastName.setValue(value.lastName());
        professional.setValue(value.professional());
        authority.setValue(value.authority());
        personalNumber.setValue(shown(value.personalNumber()));
        lawFirm.setValue(shown(value.lawFirm()));
        street.setValue(value.street());
        building.setValue(value.building());
        apartment.setValue(shown(value.apartment()));
        postalCode.setValue(value.postalCode());
        city.setValue(value.city());
        representation.setValue(value.claimRepresentation());
        otherCosts.setValue(Format.decimal(shown(value.otherCosts())));
        account.setValue(shown(value.feeRefundAccount()));
    }

    @Override
    public Optional<LitigationSettings> read(LitigationSettings before) {
        String number = written(personalNumber);
        String costs = written(otherCosts);
        String refund = written(account);
        boolean numberFits = number == null || PersonalNumber.find(number).isPresent();
        boolean costsFit = costs == null || AMOUNT.matcher(costs).matches();
        boolean refundFits = refund == null || Iban.find(refund).isPresent();
        Fields.refuse(personalNumber, numberFits, Texts.t("settings.litigation.personal-number.wrong"));
        Fields.refuse(otherCosts, costsFit, Texts.t("settings.litigation.other-costs.help"));
        Fields.refuse(account, refundFits, Texts.t("settings.litigation.account.wrong"));
        if (!numberFits || !costsFit || !refundFits) {
            return Optional.empty();
        }
        return Optional.of(new LitigationSettings(
                firstName.getValue().strip(),
                lastName.getValue().strip(),
                professional.getValue(),
                authority.getValue().strip(),
                number,
                written(lawFirm),
                street.getValue().strip(),
                building.getValue().strip(),
                written(apartment),
                postalCode.getValue().strip(),
                city.getValue().strip(),
                representation.getValue(),
                costs == null ? null : costs.replace(',', '.'),
                refund));
    }

    private static TextField text(String key) {
        TextField field = new TextField(Texts.t(key));
        field.setMaxLength(LONGEST);
        return field;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String written(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }
}
