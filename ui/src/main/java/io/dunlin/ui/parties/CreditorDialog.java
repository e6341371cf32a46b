package io.dunlin.ui.parties;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.User;
import io.dunlin.core.parties.Creditor;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.PostalAddress;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What debtors are told of a creditor: its name and address, the account to pay on; and who is in charge of it. */
final class CreditorDialog extends Dialog {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_STREET = 100;
    private static final int LONGEST_HOUSE = 20;
    private static final int LONGEST_CODE = 12;
    private static final int LONGEST_CITY = 60;
    private static final int LONGEST_PHONE = 16;

    private final Creditor before;
    private final BiConsumer<Creditor, String> save;
    private final TextField name = new TextField(Texts.t("creditors.name"));
    private final TextField account = new TextField(Texts.t("creditors.account"));
    private final Select<User> manager = new Select<>();
    private final TextField street = new TextField(Texts.t("creditors.street"));
    private final TextField building = new TextField(Texts.t("creditors.building"));
    private final TextField apartment = new TextField(Texts.t("creditors.apartment"));
    private final TextField postalCode = new TextField(Texts.t("creditors.postal-code"));
    private final TextField city = new TextField(Texts.t("creditors.city"));
    private final TextField country = new TextField(Texts.t("creditors.country"));
    private final TextField email = new TextField(Texts.t("creditors.email"));
    private final TextField phone = new TextField(Texts.t("creditors.phone"));
    private final TextField reason = new TextField(Texts.t("confirm.reason"));

    CreditorDialog(Creditor before, List<User> people, BiConsumer<Creditor, String> save) {
        super(before.name());
        this.before = before;
        this.save = save;
        name.setMaxLength(LONGEST_NAME);
        phone.setMaxLength(LONGEST_PHONE);
        street.setMaxLength(LONGEST_STREET);
        building.setMaxLength(LONGEST_HOUSE);
        apartment.setMaxLength(LONGEST_HOUSE);
        postalCode.setMaxLength(LONGEST_CODE);
        city.setMaxLength(LONGEST_CITY);
        country.setMaxLength(2);
        account.setHelperText(Texts.t("creditors.account.help"));
        country.setHelperText(Texts.t("creditors.country.help"));
        manager.setLabel(Texts.t("creditors.manager"));
        manager.setItems(people);
        manager.setItemLabelGenerator(user -> user == null ? Texts.t("creditors.no-manager") : user.displayName());
        manager.setEmptySelectionAllowed(true);
        manager.setEmptySelectionCaption(Texts.t("creditors.no-manager"));
        manager.setHelperText(Texts.t("creditors.manager.help"));
        show(people);
        Div fields = new Div(
                name, account, manager, street, building, apartment, postalCode, city, country, email, phone, reason);
        fields.addClassName("form");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        add(fields);
        Button done = new Button(Texts.t("creditors.save"), _ -> save());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    private void show(List<User> people) {
        name.setValue(before.name());
        account.setValue(
                Optional.ofNullable(before.account()).map(Iban::grouped).orElse(""));
        manager.setValue(people.stream()
                .filter(user -> user.id().equals(before.accountManager()))
                .findFirst()
                .orElse(null));
        country.setValue("PL");
        PostalAddress address = before.address();
        if (address != null) {
            street.setValue(address.street());
            building.setValue(address.building());
            apartment.setValue(Optional.ofNullable(address.apartment()).orElse(""));
            postalCode.setValue(address.postalCode());
            city.setValue(address.city());
            country.setValue(address.country());
        }
        email.setValue(
                Optional.ofNullable(before.email()).map(EmailAddress::value).orElse(""));
        phone.setValue(Optional.ofNullable(before.phone()).orElse(""));
    }

    private void save() {
        Optional<Iban> iban = Iban.find(account.getValue());
        Optional<EmailAddress> mail = EmailAddress.find(email.getValue());
        String nation = country.getValue().strip().toUpperCase(Locale.ROOT);
        boolean anywhere = Stream.of(street, building, apartment, postalCode, city)
                .anyMatch(field -> !field.getValue().isBlank());
        FieldFault faults = FieldFault.among(name, account, street, building, postalCode, city, country, email, reason)
                .at(name, name.getValue().isBlank(), Texts.t("creditors.missing"))
                .at(account, iban.isEmpty() && !account.getValue().isBlank(), Texts.t("accounts.number.wrong"))
                .at(street, anywhere && street.getValue().isBlank(), Texts.t("creditors.missing"))
                .at(building, anywhere && building.getValue().isBlank(), Texts.t("creditors.missing"))
                .at(postalCode, anywhere && postalCode.getValue().isBlank(), Texts.t("creditors.missing"))
                .at(city, anywhere && city.getValue().isBlank(), Texts.t("creditors.missing"))
                .at(country, anywhere && !COUNTRIES.contains(nation), Texts.t("creditors.country.help"))
                .at(email, mail.isEmpty() && !email.getValue().isBlank(), Texts.t("users.email.wrong"))
                .at(reason, reason.getValue().isBlank(), Texts.t("creditors.missing"));
        if (faults.none()) {
            close();
            User chosen = manager.getValue();
            save.accept(
                    new Creditor(
                            before.id(),
                            name.getValue().strip(),
                            before.taxNumber(),
                            before.registerNumber(),
                            anywhere ? address(nation) : null,
                            mail.orElse(null),
                            textOrNull(phone),
                            iban.orElse(null),
                            chosen == null ? null : chosen.id()),
                    reason.getValue().strip());
        }
    }

    private PostalAddress address(String nation) {
        return new PostalAddress(
                street.getValue().strip(),
                building.getValue().strip(),
                textOrNull(apartment),
                postalCode.getValue().strip(),
                city.getValue().strip(),
                nation);
    }

    private static @Nullable String textOrNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
