package io.dunlin.ui.access;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.LoginAttempts;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.PermitAll;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Where people choose their own password: because they must at the first login, or because they want to. */
@Route(value = "password", autoLayout = false)
@PermitAll
public final class PasswordView extends Main implements HasDynamicTitle {

    private final Users users;
    private final LoginAttempts attempts;
    private final PasswordEncoder passwords;
    private final SignedIn signedIn;
    private final PasswordField old = new PasswordField(Texts.t("password.old"));
    private final PasswordField chosen = new PasswordField(Texts.t("password.new"));
    private final PasswordField again = new PasswordField(Texts.t("password.again"));

    public PasswordView(Users users, LoginAttempts attempts, PasswordEncoder passwords, SignedIn signedIn) {
        this.users = users;
        this.attempts = attempts;
        this.passwords = passwords;
        this.signedIn = signedIn;
        addClassName("gate");
        chosen.setHelperText(Texts.t("password.rule"));
        Button save = new Button(Texts.t("password.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        Button leave = new Button(Texts.t("user.logout"), _ -> signedIn.signOut());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        String why = signedIn.user().mustChangePassword() ? Texts.t("password.must") : "";
        add(Gate.card("password", Texts.t("password.title"), why, old, chosen, again, save, leave));
        old.focus();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("password.title");
    }

    private void save() {
        User user = signedIn.user();
        boolean known = attempts.find(user.login())
                .map(account -> passwords.matches(old.getValue(), account.passwordHash()))
                .orElse(false);
        if (!known) {
            attempts.failed(user.login());
        }
        FieldFault faults = FieldFault.among(old, chosen, again)
                .at(old, !known, Texts.t("password.wrong-old"))
                .at(again, !chosen.getValue().equals(again.getValue()), Texts.t("password.differ"))
                .at(chosen, known && chosen.getValue().equals(old.getValue()), Texts.t("password.same"));
        if (faults.none()) {
            set(user);
        }
    }

    private void set(User user) {
        switch (users.setPassword(user.id(), chosen.getValue(), false, signedIn.actor())) {
            case Outcome.Refused(String reasonKey) -> FieldFault.among(chosen).at(chosen, Texts.t(reasonKey));
            case Outcome.Done _ -> UI.getCurrent().navigate("");
        }
    }
}
