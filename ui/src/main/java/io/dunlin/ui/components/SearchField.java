package io.dunlin.ui.components;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Consumer;

/** Narrows a list while one types. */
public final class SearchField extends TextField {

    private static final int PAUSE_MILLIS = 300;
    private static final int LONGEST = 100;

    public SearchField(String label, Consumer<Optional<String>> typed) {
        setPlaceholder(label);
        setAriaLabel(label);
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setMaxLength(LONGEST);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLIS);
        addClassName("search");
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                typed.accept(Optional.of(change.getValue().strip()).filter(text -> !text.isEmpty()));
            }
        });
    }
}
