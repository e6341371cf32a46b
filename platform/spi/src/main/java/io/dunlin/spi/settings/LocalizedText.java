package io.dunlin.spi.settings;

import java.util.Locale;

/** A text for people in the product's two languages. */
public record LocalizedText(String pl, String en) {

    public LocalizedText {
        if (pl.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("Both languages are needed, got pl='" + pl + "', en='" + en + "'");
        }
    }

    /** The Polish text for Polish, else the English one. */
    public String in(Locale locale) {
        return "pl".equals(locale.getLanguage()) ? pl : en;
    }
}
