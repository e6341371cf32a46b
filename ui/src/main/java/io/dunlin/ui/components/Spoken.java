package io.dunlin.ui.components;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of the screens in a given language, for pages that are shown before anybody is known. */
public record Spoken(Locale locale) {

    private static final String BUNDLE = "vaadin-i18n/translations";

    /** In Polish or in English. */
    public static Spoken in(String language) {
        return new Spoken("pl".equals(language) ? Locale.of("pl") : Locale.ENGLISH);
    }

    public String t(String key, Object... values) {
        String text = ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES))
                .getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** The text of a constant; see {@link Words}. */
    public String t(Enum<?> constant) {
        return t(Words.key(constant));
    }
}
