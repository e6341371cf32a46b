package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was entered, said at the field: it stays there until the field is changed, a screen reader reads it with
 * the field, and the cursor goes to the first field that has one.
 */
public final class FieldFault {

    private @Nullable Focusable<?> first;

    /** Takes back what was said before of fields that are looked at again. */
    public static FieldFault among(HasValidation... fields) {
        for (HasValidation field : fields) {
            field.setInvalid(false);
        }
        return new FieldFault();
    }

    public <F extends Component & HasValidation & Focusable<?>> FieldFault at(F field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
        if (first == null) {
            first = field;
            field.focus();
        }
        return this;
    }

    public <F extends Component & HasValidation & Focusable<?>> FieldFault at(F field, boolean wrong, String text) {
        return wrong ? at(field, text) : this;
    }

    /** Whether nothing was wrong. */
    public boolean none() {
        return first == null;
    }
}
