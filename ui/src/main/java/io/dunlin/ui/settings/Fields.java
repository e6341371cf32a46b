package io.dunlin.ui.settings;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import io.dunlin.ui.components.Texts;
import java.util.Locale;

/** The fields that settings are made of, each with its bounds in words. */
final class Fields {

    private Fields() {}

    /** A whole number between two bounds, both inclusive. */
    static IntegerField whole(String label, String help, int least, int most) {
        IntegerField field = new IntegerField(label);
        field.setHelperText(help);
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(bounds(least, most))
                .setMinErrorMessage(bounds(least, most))
                .setMaxErrorMessage(bounds(least, most)));
        return field;
    }

    /** Whether all checks hold. Each was made, so that every wrong field says so and not the first alone. */
    static boolean all(boolean... checks) {
        for (boolean check : checks) {
            if (!check) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number is there and within its bounds; else the field says what to write. */
    static boolean right(IntegerField field) {
        Integer value = field.getValue();
        boolean right = value != null && value >= field.getMin() && value <= field.getMax();
        refuse(field, right, bounds(field.getMin(), field.getMax()));
        return right;
    }

    /** Says below a field what is wrong, where the number in it cannot stay. */
    static void refuse(IntegerField field, boolean right, String why) {
        field.setErrorMessage(right ? "" : why);
        field.setInvalid(!right);
    }

    static void refuse(TextField field, boolean right, String why) {
        field.setErrorMessage(right ? "" : why);
        field.setInvalid(!right);
    }

    static TimePicker hour(String label) {
        TimePicker field = new TimePicker(label);
        field.setLocale(Locale.of("pl"));
        return field;
    }

    private static String bounds(int least, int most) {
        return Texts.t("settings.bounds", Integer.toString(least), Integer.toString(most));
    }
}
