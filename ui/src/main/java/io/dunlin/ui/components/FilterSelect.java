package io.dunlin.ui.components;

import com.vaadin.flow.component.select.Select;

/** Narrows a list to one of the constants; while nothing is chosen it says of what everything is shown. */
public final class FilterSelect<E extends Enum<E>> extends Select<E> {

    /** Calls back only for what a person chose, not for what the address says. */
    public FilterSelect(String label, String any, E[] constants, Runnable chosen) {
        setItems(constants);
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(any);
        setItemLabelGenerator(item -> item == null ? any : Texts.t(item));
        setAriaLabel(label);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.run();
            }
        });
    }
}
