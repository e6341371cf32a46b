package io.dunlin.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.access.Users.Outcome;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.ui.access.PasswordView;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.cases.CasesView;
import io.dunlin.ui.components.ConnectionWords;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.UrlFilter;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame of all screens: where to go, who is signed in, and what everybody must know at the moment. */
@PermitAll
public final class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final String CONTENT = "content";

    private final SignedIn signedIn;
    private final Users users;
    private final Banners banners;
    private final Notifications notifications;
    private final Anchor bell = new Anchor("notifications", VaadinIcon.BELL_O.create());
    private final Span unread = new Span();
    private final Div banner = new Div();
    private final Main content = new Main();

    private @Nullable Class<?> last;

    public MainLayout(
            SignedIn signedIn, Users users, Navigation navigation, Banners banners, Notifications notifications) {
        this.signedIn = signedIn;
        this.users = users;
        this.banners = banners;
        this.notifications = notifications;
        unread.addClassName("unread");
        bell.add(unread);
        bell.addClassName("bell");
        banner.addClassName("banners");
        banner.getElement().setAttribute("role", "status");
        content.addClassName("content");
        content.setId(CONTENT);
        content.getElement().setAttribute("tabindex", "-1");
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), new Scroller(navigation.menu()));
        addToNavbar(skip(), toggle(), search(), spacer(), bell, userMenu(signedIn.user()));
        Div page = new Div(banner, content);
        page.addClassName("page-frame");
        setContent(page);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        ConnectionWords.say(event.getUI());
        event.getUI().getPage().addJavaScript("context://dunlin/dialogs.js");
        event.getUI().getPage().addJavaScript("context://dunlin/focus.js");
        event.getUI().getPage().addJavaScript("context://dunlin/cut-off.js");
    }

    @Override
    public void showRouterLayoutContent(HasElement shown) {
        content.getElement().removeAllChildren();
        // Each page begins at its beginning, however far one had read in the one before; a filter leaves one where one
        // is.
        if (!shown.getClass().equals(last)) {
            content.getElement().executeJs("this.scrollTop = 0");
        }
        last = shown.getClass();
        content.getElement().appendChild(shown.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement shown) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        // Who chose from the menu wants what he chose, not the rest of the menu.
        content.getElement()
                .executeJs("if (document.activeElement?.closest('vaadin-side-nav')) this.focus({preventScroll: true})");
        banner.removeAll();
        banner.add(banners.current());
        long count = notifications.countUnread(signedIn.user().id());
        unread.setText(count == 0 ? "" : Long.toString(count));
        bell.setAriaLabel(Texts.t("notifications.bell", Long.toString(count)));
    }

    /** The first stop of the keyboard: past the menu to what the page is for. */
    private static Component skip() {
        Anchor skip = new Anchor();
        skip.setText(Texts.t("nav.skip"));
        skip.addClassName("skip");
        skip.getElement().setAttribute("href", "#" + CONTENT);
        skip.getElement()
                .executeJs(
                        "this.addEventListener('click', event => { event.preventDefault(); document.getElementById($0).focus(); })",
                        CONTENT);
        return skip;
    }

    private static Component brand() {
        Image bird = new Image("dunlin/logo.svg", "");
        Span name = new Span("Dunlin");
        name.addClassName("name");
        Anchor home = new Anchor("", bird, name);
        home.addClassName("brand");
        return home;
    }

    private static Component toggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.t("nav.toggle"));
        return toggle;
    }

    private static Component spacer() {
        Div spacer = new Div();
        spacer.addClassName("spacer");
        return spacer;
    }

    private static Component search() {
        SearchField search = new SearchField(Texts.t("nav.search"), _ -> {});
        search.setTooltipText(Texts.t("nav.search.help"));
        search.addKeyPressListener(com.vaadin.flow.component.Key.ENTER, _ -> searchFor(search.getOptionalValue()));
        search.addClassName("global-search");
        return search;
    }

    private static void searchFor(Optional<String> text) {
        UrlFilter.empty().with("text", text.map(String::strip).orElse("")).show(CasesView.class);
    }

    private Component userMenu(User user) {
        MenuBar menu = new MenuBar();
        menu.getElement().setAttribute("aria-label", Texts.t("user.account"));
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        MenuItem self = menu.addItem(user.displayName());
        self.setAriaLabel(Texts.t("user.menu", user.displayName()));
        SubMenu choices = self.getSubMenu();
        choices.addItem("Polski", _ -> speak("pl")).setEnabled(!"pl".equals(user.language()));
        choices.addItem("English", _ -> speak("en")).setEnabled(!"en".equals(user.language()));
        choices.addSeparator();
        choices.addItem(Texts.t("handbook.title"), _ -> UI.getCurrent().navigate(HandbookView.class));
        choices.addItem(Texts.t("password.title"), _ -> UI.getCurrent().navigate(PasswordView.class));
        choices.addItem(Texts.t("user.logout"), _ -> signedIn.signOut());
        return menu;
    }

    private void speak(String language) {
        User user = signedIn.user();
        User changed = new User(
                user.id(),
                user.login(),
                user.displayName(),
                user.email(),
                language,
                user.enabled(),
                user.mustChangePassword(),
                user.roles());
        switch (users.change(changed, signedIn.actor())) {
            case Outcome.Refused(String reasonKey) -> Notice.refused(Texts.t(reasonKey));
            case Outcome.Done _ -> UI.getCurrent().getPage().reload();
        }
    }
}
