package io.dunlin.core.receivables;

import java.util.Locale;

/** How a document's number is compared: in capitals, letters and digits only, so that {@code fv 12/2026} is {@code FV/12/2026}. */
public final class DocumentNumber {

    private DocumentNumber() {}

    public static String key(String number) {
        StringBuilder key = new StringBuilder(number.length());
        number.toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.isEmpty() ? number.strip() : key.toString();
    }
}
