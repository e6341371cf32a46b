package io.dunlin.ui.access;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at the account again at each step: one that was disabled or lost a role is signed out, one with a temporary
 * password goes nowhere but to the page where it chooses its own. The language of the account is that of its screens.
 */
@Component
public class AccountWatch implements VaadinServiceInitListener {

    private final SignedIn signedIn;

    public AccountWatch(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(started -> {
            UI ui = started.getUI();
            // Of the session, too: what a page says when it ended is written down with the page.
            signedIn.find().ifPresent(user -> ui.getSession().setLocale(Locale.of(user.language())));
            ui.addBeforeEnterListener(this::look);
            ui.addAfterNavigationListener(_ -> tellLanguage(ui));
        });
    }

    /** So that a screen reader reads the screens in their language; the page came in that of the browser. */
    private static void tellLanguage(UI ui) {
        ui.getPage()
                .executeJs("document.documentElement.lang = $0", ui.getLocale().getLanguage());
    }

    private void look(BeforeEnterEvent event) {
        Optional<User> found = signedIn.find();
        if (found.isEmpty()) {
            return;
        }
        User user = found.get();
        boolean sameRoles = user.roles().stream().allMatch(signedIn::has)
                && java.util.Arrays.stream(Role.values()).filter(signedIn::has).allMatch(user.roles()::contains);
        if (!user.enabled() || !sameRoles) {
            signedIn.signOut();
        } else if (user.mustChangePassword() && event.getNavigationTarget() != PasswordView.class) {
            event.forwardTo(PasswordView.class);
        }
    }
}
