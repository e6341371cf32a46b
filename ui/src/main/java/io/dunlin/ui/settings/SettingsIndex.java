package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.SearchField;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way to one of many cards: their titles as a table of contents, and a search for the words that stand in them. */
final class SettingsIndex extends Div {

    private final List<Entry> entries = new ArrayList<>();
    private final Nav contents = new Nav();
    private final Span none = new Span(Texts.t("settings.search.none"));

    private record Entry(Button link, Component card) {}

    SettingsIndex(List<? extends Component> cards) {
        contents.addClassName("contents");
        contents.setAriaLabel(Texts.t("settings.contents"));
        cards.forEach(this::enter);
        none.addClassName("nothing");
        none.getElement().setAttribute("role", "status");
        none.setVisible(false);
        addClassName("stack");
        add(new SearchField(Texts.t("settings.search"), this::narrow), contents, none);
    }

    private void enter(Component card) {
        Button link = new Button(titleOf(card), _ -> card.scrollIntoView());
        link.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        contents.add(link);
        entries.add(new Entry(link, card));
    }

    private static String titleOf(Component card) {
        return card instanceof Card titled
                ? titled.title()
                : card.getChildren()
                        .map(SettingsIndex::titleOf)
                        .filter(title -> !title.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private void narrow(Optional<String> asked) {
        String words = asked.orElse("").toLowerCase(Locale.ROOT);
        boolean any = false;
        for (Entry entry : entries) {
            boolean found = wordsOf(entry.card.getElement()).contains(words);
            entry.card.setVisible(found);
            entry.link.setVisible(found);
            any |= found;
        }
        none.setVisible(!any);
    }

    /** What one reads in a card: its text, and the labels and hints of its fields. */
    private static String wordsOf(Element element) {
        StringBuilder words = new StringBuilder();
        gather(element, words);
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static void gather(Element element, StringBuilder words) {
        if (element.isTextNode()) {
            words.append(element.getText()).append(' ');
            return;
        }
        words.append(element.getProperty("label", "")).append(' ');
        words.append(element.getProperty("helperText", "")).append(' ');
        element.getChildren().forEach(child -> gather(child, words));
    }
}
