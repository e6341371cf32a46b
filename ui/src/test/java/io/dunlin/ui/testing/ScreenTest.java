package io.dunlin.ui.testing;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import io.dunlin.core.access.Role;
import io.dunlin.core.testing.EmptyDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A test of a screen on the real core: somebody is signed in, opens a view and does what people do there. */
@SpringBootTest(classes = ScreensConfiguration.class)
@ExtendWith(EmptyDatabase.class)
public abstract class ScreenTest extends SpringBrowserlessTest {

    /** Who sits in front of the screen in these tests. */
    protected static final String LOGIN = "anna";

    @Autowired
    protected SampleFirm firm;

    /** The roles of the person in front of the screen. */
    protected abstract Role[] roles();

    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        firm.person(LOGIN, "Anna Wzorcowa", "en", roles());
        List<SimpleGrantedAuthority> authorities = Arrays.stream(roles())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        org.springframework.security.core.userdetails.User.withUsername(LOGIN)
                                .password("")
                                .authorities(authorities)
                                .build(),
                        null,
                        authorities));
        super.initVaadinEnvironment();
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    @Override
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        SecurityContextHolder.clearContext();
    }

    /** Clicks the first usable button of that text, the one that came last into sight: that of a dialog before its page. */
    protected void click(String text) {
        List<Button> buttons = find(Button.class).all().stream()
                .filter(button -> text.equals(button.getText()) && button.isEnabled())
                .toList();
        if (buttons.isEmpty()) {
            throw new AssertionError("No button " + text + " among "
                    + find(Button.class).all().stream().map(Button::getText).toList());
        }
        test(buttons.getLast()).click();
    }

    /** Opens a list by its address, with one filter. */
    protected static <T extends Component> T open(Class<T> view, String filter, String value) {
        UI.getCurrent().navigate(view, QueryParameters.of(filter, value));
        return view.cast(UI.getCurrent().getCurrentView());
    }

    /** All words of a component and what is in it. */
    protected static String wordsOf(Component component) {
        return texts(component.getElement()).filter(text -> !text.isBlank()).collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(Element element) {
        return element.isTextNode()
                ? Stream.of(element.getText())
                : element.getChildren().flatMap(ScreenTest::texts);
    }
}
