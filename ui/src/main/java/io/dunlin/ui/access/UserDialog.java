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
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.ui.components.Texts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Enters a new user, or changes one. */
final class UserDialog extends Dialog {

    private final TextField login = new TextField(Texts.t("login.user"));
    private final TextField name = new TextField(Texts.t("users.name"));
    private final EmailField email = new EmailField(Texts.t("users.email"));
    private final Select<String> language = new Select<>();
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(Texts.t("users.roles"));
    private final Checkbox enabled = new Checkbox(Texts.t("users.enabled"));
    private final PasswordField password = new PasswordField(Texts.t("users.first-password"));

    private UserDialog(String title, Function<EmailAddress, Boolean> save) {
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
        Button done = new Button(Texts.t("users.save"), _ -> save(save));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(login, name, email, language, roles, enabled, password);
        fields.addClassName("form");
        setWidth("30rem");
        add(fields);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    static UserDialog create(Predicate<NewUser> create) {
        UserDialog[] dialog = new UserDialog[1];
        dialog[0] = new UserDialog(Texts.t("users.add"), address -> create.test(dialog[0].entered(address)));
        dialog[0].enabled.setVisible(false);
        return dialog[0];
    }

    static UserDialog change(User user, Predicate<User> change) {
        UserDialog[] dialog = new UserDialog[1];
        dialog[0] = new UserDialog(
                Texts.t("users.change.title", user.login()), address -> change.test(dialog[0].changed(user, address)));
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

    private void save(Function<EmailAddress, Boolean> save) {
        Optional<EmailAddress> address = EmailAddress.find(email.getValue());
        email.setInvalid(address.isEmpty());
        email.setErrorMessage(Texts.t("users.email.wrong"));
        name.setInvalid(name.getValue().isBlank());
        name.setErrorMessage(Texts.t("users.name.missing"));
        roles.setInvalid(roles.isEmpty());
        roles.setErrorMessage(Texts.t("users.roles.missing"));
        if (address.isPresent() && !name.isInvalid() && !roles.isInvalid() && save.apply(address.get())) {
            close();
        }
    }
}
