package io.dunlin.core.receivables;

import java.util.Locale;

/** How a document's number is compared: in capitals, letters and digits only, so that {@code fv 12/2026} is {@code FV/12/2026}. */
public final class DocumentNumber {

    private DocumentNumber() {}

    public static String key(String number) {
        String capitals = number.toUpperCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(capitals.length());
        for (int at = 0; at < capitals.length(); ) {
            int character = capitals.codePointAt(at);
            if (Character.isLetterOrDigit(character)) {
                key.appendCodePoint(character);
            }
            at += Character.charCount(character);
        }
        return key.isEmpty() ? number.strip() : key.toString();
    }
}
