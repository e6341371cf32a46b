package io.dunlin.ui.components;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;

/** Texts of the screens in the language of who looks at them. Keys are always written out, so that a test finds them. */
public final class Texts {

    private Texts() {}

    /** The text of a key, with its numbered places filled. */
    public static String t(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }

    /** The text of a constant; see {@link Words}. */
    public static String t(Enum<?> constant) {
        return t(Words.key(constant));
    }

    /** The plural form that a number asks for: Polish has three of them, English two. */
    public static String plural(Locale locale, long number, String one, String few, String many) {
        long count = Math.abs(number);
        if (count == 1) {
            return one;
        }
        if (!"pl".equals(locale.getLanguage())) {
            return many;
        }
        long unit = count % 10;
        long teen = count % 100;
        boolean isFew = unit >= 2 && unit <= 4 && (teen < 12 || teen > 14);
        return isFew ? few : many;
    }
}
