package io.dunlin.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

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

    private void act(String name, String why) {
        click(name);
        test(find(TextArea.class).last()).setValue(why);
        click(name);
    }
}
