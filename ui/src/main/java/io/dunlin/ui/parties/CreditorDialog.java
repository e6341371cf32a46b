package io.dunlin.ui.parties;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.Parties.CreditorChange;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Iban;
import io.dunlin.ui.components.AddressFields;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What debtors are told of a creditor: its name and address, the account to pay on; and who is in charge of it. Where another
 * account needs a second person, that person is named here.
 */
final class CreditorDialog extends Dialog {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 16;

    private final Creditor before;
    private final Approvers approvers;
    private final Consumer<Wish> save;
    private final TextField name = new TextField(Texts.t("creditors.name"));
    private final TextField account = new TextField(Texts.t("creditors.account"));
    private final Select<User> approver = new Select<>();
    private final Select<User> manager = new Select<>();
    private final AddressFields address;
    private final TextField email = new TextField(Texts.t("creditors.email"));
    private final TextField phone = new TextField(Texts.t("creditors.phone"));
    private final TextField reason = new TextField(Texts.t("confirm.reason"));

    /**
     * What is wanted.
     *
     * @param account null for none
     * @param approver who is asked about the account; null where nobody needs to be
     */
    record Wish(
            CreditorChange change,
            @Nullable Iban account,
            @Nullable UserId approver,
            String reason) {}

    /**
     * Who may be asked about another account.
     *
     * @param needed whether an account, or none, takes effect only with a second person's word
     */
    record Approvers(List<User> candidates, Predicate<Optional<Iban>> needed) {

        Approvers {
            candidates = List.copyOf(candidates);
        }
    }

    CreditorDialog(Creditor before, List<User> people, Approvers approvers, Consumer<Wish> save) {
        super(before.name());
        this.before = before;
        this.approvers = approvers;
        this.save = save;
        this.address = new AddressFields(before.address());
        name.setMaxLength(LONGEST_NAME);
        phone.setMaxLength(LONGEST_PHONE);
        account.setHelperText(Texts.t("creditors.account.help"));
        manager.setLabel(Texts.t("creditors.manager"));
        manager.setItems(people);
        manager.setItemLabelGenerator(user -> user == null ? Texts.t("creditors.no-manager") : user.displayName());
        manager.setEmptySelectionAllowed(true);
        manager.setEmptySelectionCaption(Texts.t("creditors.no-manager"));
        manager.setHelperText(Texts.t("creditors.manager.help"));
        show(people);
        offerApprovers();
        Div fields = new Div(name, account, approver, manager);
        fields.add(address.all());
        fields.add(email, phone, reason);
        fields.addClassName("form");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        add(fields);
        Button done = new Button(Texts.t("creditors.save"), _ -> save());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    private void offerApprovers() {
        approver.setLabel(Texts.t("approval.approver"));
        approver.setItems(approvers.candidates());
        approver.setItemLabelGenerator(User::displayName);
        approver.setHelperText(
                Texts.t(approvers.candidates().isEmpty() ? "creditors.account.nobody" : "creditors.account.second"));
        approvers.candidates().stream().findFirst().ifPresent(approver::setValue);
        approver.setVisible(false);
        account.addValueChangeListener(_ -> approver.setVisible(asks(account.getValue())));
    }

    private boolean asks(String written) {
        Optional<Iban> iban = Iban.find(written);
        return (iban.isPresent() || written.isBlank()) && approvers.needed().test(iban);
    }

    private void show(List<User> people) {
        name.setValue(before.name());
        account.setValue(
                Optional.ofNullable(before.account()).map(Iban::grouped).orElse(""));
        manager.setValue(people.stream()
                .filter(user -> user.id().equals(before.accountManager()))
                .findFirst()
                .orElse(null));
        email.setValue(
                Optional.ofNullable(before.email()).map(EmailAddress::value).orElse(""));
        phone.setValue(Optional.ofNullable(before.phone()).orElse(""));
    }

    private void save() {
        Optional<Iban> iban = Iban.find(account.getValue());
        Optional<EmailAddress> mail = EmailAddress.find(email.getValue());
        FieldFault faults = address.check(FieldFault.among(name, account, approver, email, reason)
                        .at(name, name.getValue().isBlank(), Texts.t("address.missing"))
                        .at(account, iban.isEmpty() && !account.getValue().isBlank(), Texts.t("accounts.number.wrong"))
                        .at(
                                approver,
                                asks(account.getValue()) && approver.getValue() == null,
                                Texts.t("creditors.account.nobody")))
                .at(email, mail.isEmpty() && !email.getValue().isBlank(), Texts.t("users.email.wrong"))
                .at(reason, reason.getValue().isBlank(), Texts.t("address.missing"));
        if (faults.none()) {
            close();
            save.accept(new Wish(
                    new CreditorChange(
                            name.getValue().strip(),
                            address.address(),
                            mail.orElse(null),
                            textOrNull(phone),
                            idOrNull(manager)),
                    iban.orElse(null),
                    asks(account.getValue()) ? idOrNull(approver) : null,
                    reason.getValue().strip()));
        }
    }

    private static @Nullable UserId idOrNull(Select<User> field) {
        User chosen = field.getValue();
        return chosen == null ? null : chosen.id();
    }

    private static @Nullable String textOrNull(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
