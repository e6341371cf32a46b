package io.dunlin.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.NewUser;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first run: whoever has the code from the server's log makes the first administrator. */
@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
public final class SetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final int LONGEST_NAME = 120;

    private final SetupCode setupCode;
    private final Users users;
    private final TextField code = new TextField();
    private final TextField login = new TextField();
    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final PasswordField password = new PasswordField();
    private final Button create = new Button();

    public SetupView(SetupCode setupCode, Users users) {
        this.setupCode = setupCode;
        this.users = users;
        addClassName("gate");
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        create.addClickListener(_ -> create());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!setupCode.needed()) {
            event.forwardTo(LoginView.class);
            return;
        }
        Gate.chooseLanguage(event.getLocation().getQueryParameters());
        code.setLabel(Texts.t("setup.code"));
        code.setHelperText(Texts.t("setup.code.help"));
        login.setLabel(Texts.t("login.user"));
        name.setLabel(Texts.t("users.name"));
        email.setLabel(Texts.t("users.email"));
        password.setLabel(Texts.t("login.password"));
        password.setHelperText(Texts.t("password.rule"));
        name.setMaxLength(LONGEST_NAME);
        create.setText(Texts.t("setup.create"));
        removeAll();
        add(Gate.card(
                "setup", Texts.t("setup.title"), Texts.t("setup.text"), code, login, name, email, password, create));
        code.focus();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("setup.title");
    }

    private void create() {
        Optional<EmailAddress> address = EmailAddress.find(email.getValue());
        FieldFault faults = FieldFault.among(code, login, name, email, password)
                .at(code, !isRightCode(), Texts.t("setup.wrong-code"))
                .at(name, name.getValue().isBlank(), Texts.t("users.name.missing"))
                .at(email, address.isEmpty(), Texts.t("users.email.wrong"));
        if (faults.none()) {
            address.ifPresent(this::create);
        }
    }

    /** A field left empty is no try. */
    private boolean isRightCode() {
        return !code.getValue().isBlank() && setupCode.matches(code.getValue());
    }

    private void create(EmailAddress address) {
        NewUser first = new NewUser(
                login.getValue().strip().toLowerCase(Locale.ROOT),
                name.getValue().strip(),
                address,
                "pl".equals(UI.getCurrent().getLocale().getLanguage()) ? "pl" : "en",
                Set.of(Role.ADMINISTRATOR),
                password.getValue());
        switch (users.create(first, Actor.system("setup"))) {
            case Outcome.Refused(String reasonKey) -> UserFault.show(reasonKey, login, password);
            case Outcome.Done(User made) -> keepPassword(made);
        }
    }

    /** The password is the administrator's own choice already: it need not be changed at the first login. */
    private void keepPassword(User made) {
        switch (users.setPassword(made.id(), password.getValue(), false, Actor.system("setup"))) {
            case Outcome.Refused(String reasonKey) -> UserFault.show(reasonKey, login, password);
            case Outcome.Done _ -> UI.getCurrent().getPage().setLocation("login");
        }
    }
}
