package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/** The head of a page: what it is, a line on what it is for, and what can be done here. */
public final class PageHeader extends Header {

    public PageHeader(String title, String subtitle, Component... actions) {
        Span line = new Span(subtitle);
        line.addClassName("subtitle");
        Div buttons = new Div(actions);
        buttons.addClassName("actions");
        Div words = new Div(new H1(title), line);
        words.addClassName("words");
        addClassName("page-header");
        add(words, buttons);
    }
}
