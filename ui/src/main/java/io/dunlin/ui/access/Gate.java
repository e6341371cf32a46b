package io.dunlin.ui.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Locale;

/** The card of the pages before the product: the bird, what to do, and the choice of a language. */
final class Gate {

    private static final List<String> LANGUAGES = List.of("pl", "en");

    private Gate() {}

    /** Takes the language from the address, where one was chosen. */
    static void chooseLanguage(QueryParameters parameters) {
        parameters.getSingleParameter("lang").filter(LANGUAGES::contains).ifPresent(language -> {
            VaadinSession.getCurrent().setLocale(Locale.of(language));
            UI.getCurrent().setLocale(Locale.of(language));
        });
    }

    static Div card(String path, String title, String text, Component... content) {
        Image bird = new Image("dunlin/logo.svg", "");
        Span name = new Span("Dunlin");
        name.addClassName("name");
        Div brand = new Div(bird, name);
        brand.addClassName("brand");
        Div card = new Div(brand, new H1(title));
        if (!text.isEmpty()) {
            card.add(new Paragraph(text));
        }
        card.add(content);
        card.add(languages(path));
        card.addClassName("gate-card");
        return card;
    }

    private static Div languages(String path) {
        Anchor polish = new Anchor(path + "?lang=pl", "Polski");
        Anchor english = new Anchor(path + "?lang=en", "English");
        polish.setRouterIgnore(true);
        english.setRouterIgnore(true);
        polish.getElement().setAttribute("lang", "pl");
        english.getElement().setAttribute("lang", "en");
        Div languages = new Div(polish, english);
        languages.addClassName("languages");
        languages.getElement().setAttribute("aria-label", Texts.t("user.language"));
        return languages;
    }
}
