package io.dunlin.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
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

    private void field(String label, String value) {
        TextField field = find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
        test(field).setValue(value);
    }
}
