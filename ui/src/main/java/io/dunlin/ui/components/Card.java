package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** A part of a page with a title, what can be done with it, and its content. */
public final class Card extends Section {

    private final String title;
    private final Div content = new Div();

    public Card(String title, Component... actions) {
        this.title = title;
        Div buttons = new Div(actions);
        buttons.addClassName("actions");
        content.addClassName("card-content");
        addClassName("card");
        getElement().setAttribute("aria-label", title);
        add(new Header(new H2(title), buttons), content);
    }

    public String title() {
        return title;
    }

    public void show(Component... components) {
        content.removeAll();
        content.add(components);
    }

    public void append(Component component) {
        content.add(component);
    }

    /** Says that there is nothing. */
    public void showNothing(String text) {
        Span nothing = new Span(text);
        nothing.addClassName("nothing");
        show(nothing);
    }
}
