package io.dunlin.ui.components;

import com.vaadin.flow.component.button.Button;

/**
 * Buttons of what must not be done twice. After it something else comes into their place, often with the same button: the second
 * click of a double click would do it to that one unseen, so it is not heard.
 */
public final class OneClick {

    private OneClick() {}

    public static Button button(String text, Runnable act) {
        return new Button(text, click -> {
            if (click.getClickCount() <= 1) {
                act.run();
            }
        });
    }
}
