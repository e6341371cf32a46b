package io.dunlin.spi.text;

import io.dunlin.spi.settings.LocalizedText;

/** The signs that separate columns in text files; settings are stored under their names. */
public enum ColumnSeparator {
    SEMICOLON(';', "średnik", "semicolon"),
    COMMA(',', "przecinek", "comma"),
    TAB('\t', "tabulator", "tab"),
    BAR('|', "kreska pionowa", "vertical bar");

    private final char sign;
    private final String pl;
    private final String en;

    ColumnSeparator(char sign, String pl, String en) {
        this.sign = sign;
        this.pl = pl;
        this.en = en;
    }

    public char sign() {
        return sign;
    }

    /** Its name on forms of settings. */
    public LocalizedText label() {
        return new LocalizedText(pl, en);
    }
}
