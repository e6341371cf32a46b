package io.dunlin.ui.access;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.dunlin.ui.components.ConnectionWords;
import io.dunlin.ui.components.Texts;

/** The door. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public final class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final SetupCode setupCode;
    private final SignedIn signedIn;

    public LoginView(SetupCode setupCode, SignedIn signedIn) {
        this.setupCode = setupCode;
        this.signedIn = signedIn;
        addClassName("gate");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (signedIn.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        if (setupCode.needed()) {
            event.forwardTo(SetupView.class);
            return;
        }
        Gate.chooseLanguage(event.getLocation().getQueryParameters());
        ConnectionWords.say(event.getUI());
        LoginForm form = new LoginForm(words());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
        removeAll();
        add(Gate.card("login", Texts.t("login.title"), "", form));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("login.page");
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form form = new LoginI18n.Form();
        form.setTitle("");
        form.setUsername(Texts.t("login.user"));
        form.setPassword(Texts.t("login.password"));
        form.setSubmit(Texts.t("login.submit"));
        words.setForm(form);
        LoginI18n.ErrorMessage error = new LoginI18n.ErrorMessage();
        error.setTitle(Texts.t("login.error"));
        error.setMessage(Texts.t("login.error.text"));
        error.setUsername(Texts.t("login.user.missing"));
        error.setPassword(Texts.t("login.password.missing"));
        words.setErrorMessage(error);
        return words;
    }
}
