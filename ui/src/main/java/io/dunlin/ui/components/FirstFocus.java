package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;

/**
 * Where the cursor stands in a dialog that opens. {@code dunlin/dialogs.js} puts it there in the browser: without a mark into the
 * first field, else onto the button that acts.
 */
public final class FirstFocus {

    private static final String MARK = "data-first";

    private FirstFocus() {}

    public static void on(Component component) {
        component.getElement().setAttribute(MARK, true);
    }
}
