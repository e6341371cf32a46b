package io.dunlin.spi.settings;

import java.io.Serializable;
import java.util.Locale;

/** A text for people in the product's two languages. */
public record LocalizedText(String pl, String en) implements Serializable {

    public LocalizedText {
        if (pl.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("Both languages are needed, got pl='" + pl + "', en='" + en + "'");
        }
    }

    /** A name, number or code that is the same in both languages. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }

    /** This text with words after it. */
    public LocalizedText followedBy(String plWords, String enWords) {
        return new LocalizedText(pl + plWords, en + enWords);
    }

    /** This text with words before it. */
    public LocalizedText precededBy(String plWords, String enWords) {
        return new LocalizedText(plWords + pl, enWords + en);
    }

    /** The Polish text for Polish, else the English one. */
    public String in(Locale locale) {
        return "pl".equals(locale.getLanguage()) ? pl : en;
    }
}
