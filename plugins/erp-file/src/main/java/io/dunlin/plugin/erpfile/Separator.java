package io.dunlin.plugin.erpfile;

import io.dunlin.spi.settings.LocalizedText;

/** The signs that separate columns in text files. */
enum Separator {
    SEMICOLON(';', "średnik", "semicolon"),
    COMMA(',', "przecinek", "comma"),
    TAB('\t', "tabulator", "tab"),
    BAR('|', "kreska pionowa", "vertical bar");

    private final char sign;
    private final String pl;
    private final String en;

    Separator(char sign, String pl, String en) {
        this.sign = sign;
        this.pl = pl;
        this.en = en;
    }

    char sign() {
        return sign;
    }

    LocalizedText label() {
        return new LocalizedText(pl, en);
    }
}
