package io.dunlin.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.dunlin.core.access.Role;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConnectionWordsTest extends ScreenTest {

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @Test
    void the_browser_is_told_in_polish_what_to_say_while_the_server_does_not_answer() {
        UI ui = UI.getCurrent();
        ui.setLocale(Locale.of("pl"));
        ConnectionWords.say(ui);
        assertThat(ui.getInternals().dumpPendingJavaScriptInvocations())
                .flatExtracting(pending -> pending.getInvocation().getParameters())
                .contains("Utracono połączenie", "Utracono połączenie; ponawianie próby…");
    }
}
