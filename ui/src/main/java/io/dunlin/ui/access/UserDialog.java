package io.dunlin.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users.NewUser;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Enters a new user, or changes one. */
final class UserDialog extends Dialog {

    private final TextField login = new TextField(Texts.t("login.user"));
    private final TextField name = new TextField(Texts.t("users.name"));
    private final EmailField email = new EmailField(Texts.t("users.email"));
    private final Select<String> language = new Select<>();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(Texts.t("users.roles"));
    private final Checkbox enabled = new Checkbox(Texts.t("users.enabled"));
    private final PasswordField password = new PasswordField(Texts.t("users.first-password"));

    private UserDialog(String title, Function<EmailAddress, Outcome> save, Consumer<User> saved) {
        super(title);
        language.setLabel(Texts.t("user.language"));
        language.setItems("pl", "en");
        language.setItemLabelGenerator(code -> "pl".equals(code) ? "Polski" : "English");
        language.setValue("pl");
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Texts::t);
        name.setMaxLength(120);
        login.setHelperText(Texts.t("users.login.help"));
        password.setHelperText(Texts.t("password.rule"));
        Button done = new Button(Texts.t("users.save"), _ -> save(save, saved));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(login, name, email, language, roles, enabled, password);
        fields.addClassName("form");
        setWidth("30rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    static UserDialog create(Function<NewUser, Outcome> create, Consumer<User> created) {
        UserDialog[] dialog = new UserDialog[1];
        dialog[0] = new UserDialog(Texts.t("users.add"), address -> create.apply(dialog[0].entered(address)), created);
        dialog[0].enabled.setVisible(false);
        return dialog[0];
    }

    static UserDialog change(User user, Function<User, Outcome> change, Consumer<User> changed) {
        UserDialog[] dialog = new UserDialog[1];
        dialog[0] = new UserDialog(
                Texts.t("users.change.title", user.login()),
                address -> change.apply(dialog[0].changed(user, address)),
                changed);
        dialog[0].show(user);
        return dialog[0];
    }

    private void show(User user) {
        login.setValue(user.login());
        login.setReadOnly(true);
        name.setValue(user.displayName());
        email.setValue(user.email().value());
        language.setValue(user.language());
        roles.setValue(user.roles());
        enabled.setValue(user.enabled());
        password.setVisible(false);
    }

    private NewUser entered(EmailAddress address) {
        return new NewUser(
                login.getValue().strip(),
                name.getValue().strip(),
                address,
                language.getValue(),
                roles.getValue(),
                password.getValue());
    }

    private User changed(User user, EmailAddress address) {
        return new User(
                user.id(),
                user.login(),
                name.getValue().strip(),
                address,
                language.getValue(),
                enabled.getValue(),
                user.mustChangePassword(),
                roles.getValue());
    }

    private void save(Function<EmailAddress, Outcome> save, Consumer<User> saved) {
        Optional<EmailAddress> address = EmailAddress.find(email.getValue());
        roles.setInvalid(roles.isEmpty());
        roles.setErrorMessage(Texts.t("users.roles.missing"));
        FieldFault faults = FieldFault.among(login, name, email, password)
                .at(name, name.getValue().isBlank(), Texts.t("users.name.missing"))
                .at(email, address.isEmpty(), Texts.t("users.email.wrong"));
        if (faults.none() && !roles.isInvalid()) {
            address.map(save).ifPresent(outcome -> told(outcome, saved));
        }
    }

    private void told(Outcome outcome, Consumer<User> saved) {
        switch (outcome) {
            case Outcome.Refused(String reasonKey) -> UserFault.show(reasonKey, login, password);
            case Outcome.Done(User user) -> {
                close();
                saved.accept(user);
            }
        }
    }
}
