package io.dunlin.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;

/** Who works with the product and what they may do. */
@Route(value = "users", layout = MainLayout.class)
@RolesAllowed("ADMINISTRATOR")
public final class UsersView extends Div implements HasDynamicTitle {

    private final Users users;
    private final SignedIn signedIn;
    private final Grid<User> grid = Rows.grid(Texts.t("users.title"));

    public UsersView(Users users, SignedIn signedIn) {
        this.users = users;
        this.signedIn = signedIn;
        grid.addColumn(User::login)
                .setHeader(Texts.t("login.user"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(User::displayName).setHeader(Texts.t("users.name")).setFlexGrow(1);
        grid.addColumn(user -> user.email().value())
                .setHeader(Texts.t("users.email"))
                .setFlexGrow(1);
        grid.addComponentColumn(UsersView::roles)
                .setHeader(Texts.t("users.roles"))
                .setFlexGrow(1);
        grid.addComponentColumn(UsersView::state)
                .setHeader(Texts.t("users.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        Button add = new Button(Texts.t("users.add"), _ -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        addClassName("page");
        add(new PageHeader(Texts.t("users.title"), Texts.t("users.subtitle"), add), grid);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("users.title");
    }

    private void refresh() {
        grid.setItems(users.all());
    }

    private void add() {
        UserDialog.create(
                        made -> users.create(made, signedIn.actor()),
                        user -> done(Texts.t("users.created", user.login())))
                .open();
    }

    private void change(User user) {
        UserDialog.change(user, changed -> users.change(changed, signedIn.actor()), _ -> done(Texts.t("users.changed")))
                .open();
    }

    private void resetPassword(User user) {
        new PasswordDialog(
                        user,
                        password -> users.setPassword(user.id(), password, true, signedIn.actor()),
                        () -> done(Texts.t("users.password-set", user.login())))
                .open();
    }

    private void done(String text) {
        Notice.done(text);
        refresh();
    }

    private static Span roles(User user) {
        Span roles = new Span();
        roles.addClassName("badges");
        user.roles().stream().sorted().forEach(role -> roles.add(StatusBadge.plain(Texts.t(role))));
        return roles;
    }

    private static Span state(User user) {
        if (!user.enabled()) {
            return new Span(StatusBadge.bad(Texts.t("users.disabled")));
        }
        return user.mustChangePassword()
                ? new Span(StatusBadge.waiting(Texts.t("users.temporary-password")))
                : new Span(StatusBadge.good(Texts.t("users.active")));
    }

    private Div actions(User user) {
        Button change = new Button(Texts.t("users.change"), _ -> change(user));
        Button password = new Button(Texts.t("users.reset-password"), _ -> resetPassword(user));
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        password.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return new Div(change, password);
    }
}
