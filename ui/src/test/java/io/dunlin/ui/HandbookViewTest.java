package io.dunlin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.markdown.Markdown;
import io.dunlin.core.access.Role;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HandbookViewTest extends ScreenTest {

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @Test
    void it_speaks_the_readers_language() {
        assertThat(handbook()).contains("# Working with Dunlin", "Only money settles a debt");
        UI.getCurrent().setLocale(Locale.of("pl"));
        assertThat(handbook()).contains("# Praca z Dunlinem na co dzień", "Dług spłacają tylko pieniądze");
    }

    private String handbook() {
        HandbookView view = navigate(HandbookView.class);
        return ((Markdown) view.getComponentAt(0)).getContent();
    }
}
