package io.dunlin.core.triage.facts;

import java.util.Map;

/**
 * A number, a sign, or a word or phrase with what it can mean in a date.
 *
 * @param number the value of a number of at most four digits, else -1
 * @param digits how many digits it has, 0 for anything else
 * @param glued whether it follows the token before without a space
 */
record DateToken(int start, int end, String text, int number, int digits, boolean glued, Map<DateWord, Integer> words) {

    static final int NONE = Integer.MIN_VALUE;

    boolean is(DateWord word) {
        return words.containsKey(word);
    }

    /** The value of the word in this meaning, {@link #NONE} where it has not this meaning. */
    int value(DateWord word) {
        return words.getOrDefault(word, NONE);
    }

    boolean isSign(char sign) {
        return text.length() == 1 && text.charAt(0) == sign;
    }

    boolean isWord() {
        return digits == 0 && Character.isLetter(text.charAt(0));
    }
}
