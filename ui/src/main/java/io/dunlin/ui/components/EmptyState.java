package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;

/** What stands where nothing is: why it is empty and what to do next. */
public final class EmptyState extends Div {

    public EmptyState(String title, String text, Component... actions) {
        Image bird = new Image("dunlin/logo.svg", "");
        bird.addClassName("bird");
        addClassName("empty-state");
        add(bird, new H2(title), new Paragraph(text));
        add(actions);
    }
}
