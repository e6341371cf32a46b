package io.dunlin.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.testing.EmptyDatabase;
import io.dunlin.ui.testing.ScreensConfiguration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The first page of a new appliance, before there is anybody. */
@SpringBootTest(classes = ScreensConfiguration.class)
@ExtendWith(EmptyDatabase.class)
class SetupViewTest extends SpringBrowserlessTest {

    @Autowired
    private SetupCode setupCode;

    @Autowired
    private Users users;

    @Test
    void a_wrong_code_is_said_at_its_field_and_nothing_typed_is_lost() {
        open();
        fill("Setup code", "ABCD-EFGH-JKLM");
        fill("User", "adam");
        fill("Name", "Adam Pierwszy");
        test(find(EmailField.class).single()).setValue("adam@firm.example");
        test(find(PasswordField.class).single()).setValue("a very long first password");
        create();
        assertThat(field("Setup code").isInvalid()).isTrue();
        assertThat(field("Setup code").getErrorMessage()).startsWith("This is not the setup code.");
        assertThat(users.all()).isEmpty();
        assertThat(field("Name").getValue()).isEqualTo("Adam Pierwszy");

        fill("Setup code", setupCode.current().orElseThrow().toLowerCase(Locale.ROOT));
        create();
        assertThat(field("Setup code").isInvalid()).isFalse();
        assertThat(users.find("adam")).hasValueSatisfying(user -> {
            assertThat(user.roles()).containsExactly(Role.ADMINISTRATOR);
            assertThat(user.mustChangePassword()).isFalse();
        });
    }

    @Test
    void everything_that_is_missing_is_said_at_once_each_at_its_field() {
        open();
        create();
        assertThat(field("Setup code").isInvalid()).isTrue();
        assertThat(field("Name").getErrorMessage()).isEqualTo("Enter a name");
        assertThat(find(EmailField.class).single().getErrorMessage()).isEqualTo("This is no e-mail address");
        fill("Setup code", setupCode.current().orElseThrow());
        fill("User", "Ą");
        fill("Name", "Adam Pierwszy");
        test(find(EmailField.class).single()).setValue("adam@firm.example");
        create();
        assertThat(field("User").getErrorMessage()).startsWith("A user name has");
        fill("User", "adam");
        test(find(PasswordField.class).single()).setValue("short");
        create();
        assertThat(find(PasswordField.class).single().getErrorMessage()).startsWith("A password has 12");
        assertThat(users.all()).isEmpty();
    }

    private void open() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        navigate(SetupView.class);
    }

    private void create() {
        test(find(Button.class).withText("Make the administrator").single()).click();
    }

    private void fill(String label, String value) {
        test(field(label)).setValue(value);
    }

    private TextField field(String label) {
        return find(TextField.class).withCaption(label).single();
    }
}
