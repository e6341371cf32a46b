package io.dunlin.core.triage.facts;

import java.util.Locale;

/**
 * A number that may be that of an invoice.
 *
 * @param first the place of its first token, a series included
 * @param number the place of the first token of its figures
 * @param last the place of its last token
 * @param series capitals before it, empty if there are none
 * @param value as it is reported, without the series
 */
record NumberCandidate(
        int first, int number, int last, String series, String value, NumberShape shape, int start, int end) {

    /** What is compared: capitals and figures only. */
    String key() {
        return key(value);
    }

    static String key(String number) {
        StringBuilder key = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (Character.isLetterOrDigit(number.charAt(i))) {
                key.append(number.charAt(i));
            }
        }
        return key.toString().toUpperCase(Locale.ROOT);
    }

    /** One or two figures mean too much to be told by what is said of them. */
    boolean isShort() {
        return shape.form() == NumberShape.Form.FIGURES && value.length() <= 2;
    }

    boolean mayBeDay() {
        return shape.form() == NumberShape.Form.DAY_OR_NUMBER;
    }
}
