package io.dunlin.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The handbook for everybody who works with the product, in the reader's language. */
@Route(value = "handbook", layout = MainLayout.class)
@PermitAll
public final class HandbookView extends Div implements HasDynamicTitle, LocaleChangeObserver {

    private final Markdown text = new Markdown();

    public HandbookView() {
        text.addClassName("handbook");
        addClassNames("page", "long-page");
        add(text);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        text.setContent(textIn("pl".equals(event.getLocale().getLanguage()) ? "pl" : "en"));
    }

    @Override
    public String getPageTitle() {
        return Texts.t("handbook.title");
    }

    private static String textIn(String language) {
        String name = "/handbook/handbook." + language + ".md";
        try (InputStream in = HandbookView.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
