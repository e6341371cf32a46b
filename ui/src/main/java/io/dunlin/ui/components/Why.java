package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;

/** Answers "why did the system do that?" beside what it did. */
public final class Why extends Composite<Span> {

    public Why(Component... reasons) {
        Button button = new Button(Texts.t("why.button"));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addClassName("why");
        Div content = new Div(new H3(Texts.t("why.title")));
        content.add(reasons);
        content.addClassName("why-content");
        Popover popover = new Popover(content);
        popover.setTarget(button);
        popover.setAriaLabel(Texts.t("why.title"));
        getContent().add(button, popover);
    }

    public Why(String reason) {
        this(new Div(reason));
    }
}
