package io.dunlin.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsersViewTest extends ScreenTest {

    @Autowired
    private Users users;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void an_administrator_makes_a_clerk_who_must_choose_a_password() {
        navigate(UsersView.class);
        click("Add a user");
        field("User", "jan.nowy");
        field("Name", "Jan Nowy");
        test(find(EmailField.class).last()).setValue("jan@firm.example");
        @SuppressWarnings("unchecked")
        CheckboxGroup<Role> roles = find(CheckboxGroup.class).last();
        roles.setValue(Set.of(Role.CLERK));
        test(find(PasswordField.class).last()).setValue("a very long first password");
        click("Save");
        assertThat(users.find("jan.nowy")).hasValueSatisfying(user -> {
            assertThat(user.roles()).containsExactly(Role.CLERK);
            assertThat(user.mustChangePassword()).isTrue();
        });
    }

    @Test
    void the_last_administrator_keeps_the_role() {
        navigate(UsersView.class);
        Grid<?> grid = find(Grid.class).all().getFirst();
        Component actions = test(grid).getCellComponent(0, 5);
        test((Button) actions.getChildren().findFirst().orElseThrow()).click();
        @SuppressWarnings("unchecked")
        CheckboxGroup<Role> roles = find(CheckboxGroup.class).last();
        roles.setValue(Set.of(Role.CLERK));
        click("Save");
        assertThat(users.find(LOGIN))
                .hasValueSatisfying(user -> assertThat(user.roles()).contains(Role.ADMINISTRATOR));
    }

    @Test
    void what_is_refused_of_an_account_is_said_at_its_field_and_nothing_typed_is_lost() {
        navigate(UsersView.class);
        click("Add a user");
        field("User", LOGIN);
        field("Name", "Jan Nowy");
        click("Save");
        EmailField email = find(EmailField.class).last();
        assertThat(email.isInvalid()).isTrue();
        test(email).setValue("jan@firm.example");
        @SuppressWarnings("unchecked")
        CheckboxGroup<Role> roles = find(CheckboxGroup.class).last();
        roles.setValue(Set.of(Role.CLERK));
        PasswordField password = find(PasswordField.class).last();
        test(password).setValue("short");
        click("Save");
        assertThat(password.getErrorMessage()).startsWith("A password has 12");
        test(password).setValue("a very long first password");
        click("Save");
        assertThat(password.isInvalid()).isFalse();
        TextField login = find(TextField.class).withCaption("User").single();
        assertThat(login.isInvalid()).isTrue();
        assertThat(login.getErrorMessage()).isEqualTo("There is a user of that name already");
        field("User", "jan.nowy");
        click("Save");
        assertThat(users.find("jan.nowy")).isPresent();
    }

    @Test
    void a_screen_says_in_which_language_it_is() {
        navigate(UsersView.class);
        assertThat(UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(call -> {
                    assertThat(call.getInvocation().getExpression()).contains("documentElement.lang");
                    assertThat(call.getInvocation().getParameters()).contains("en");
                });
    }

    private void field(String label, String value) {
        TextField field = find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        test(field).setValue(value);
    }
}
