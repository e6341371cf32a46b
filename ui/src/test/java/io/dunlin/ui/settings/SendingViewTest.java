package io.dunlin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendingViewTest extends ScreenTest {

    @Autowired
    private ProductSettings settings;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void an_administrator_goes_live_with_a_reason_and_stops_everything_in_an_emergency() {
        assertThat(navigate(SendingView.class)).isNotNull();
        assertThat(settings.get(SendingSettings.GROUP).live()).isFalse();
        act("Go live", "The outbox looks right");
        assertThat(settings.get(SendingSettings.GROUP).live()).isTrue();
        act("Stop everything", "A wrong template");
        assertThat(settings.get(SendingSettings.GROUP).stopped()).isTrue();
    }

    @Test
    void an_administrator_sets_the_pace_of_a_domain_and_hears_which_line_is_wrong() {
        assertThat(navigate(SendingView.class)).isNotNull();
        TextArea domains = find(TextArea.class).all().stream()
                .filter(field -> field.getLabel().startsWith("Mails a minute"))
                .findFirst()
                .orElseThrow();
        assertThat(domains.getValue()).contains("wp.pl 30");
        test(domains).setValue("wp.pl 30\ngmail 5");
        test(find(Button.class).all().stream()
                        .filter(button -> button.getAriaLabel()
                                .filter("Save…: Pace of mail"::equals)
                                .isPresent())
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(domains.isInvalid()).isTrue();
        assertThat(domains.getErrorMessage()).startsWith("Line 2");
    }

    @Test
    void a_firm_without_a_sender_is_told_to_name_one_before_its_domain_is_looked_at() {
        assertThat(wordsOf(navigate(SendingView.class))).contains("The sender's domain", "dunlin.mail.smtp.from");
    }

    private void act(String name, String why) {
        click(name);
        test(find(TextArea.class).last()).setValue(why);
        click(name);
    }
}
