package io.dunlin.core.remittances.policy;

import io.dunlin.core.receivables.DocumentNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several numbers that share their beginning and end, as people list them: {@code FV 12, 13 i 14/2026}. */
record NumberList(List<String> keys) {

    private static final Pattern LIST = Pattern.compile("(?<![\\p{L}0-9])(\\p{L}{0,6})[ /.:-]{0,3}"
            + "([0-9]{1,8}(?:\\s{0,2}(?:,|;|\\+|I|ORAZ|AND|&)\\s{0,2}[0-9]{1,8}){1,20})"
            + "((?:/[\\p{L}0-9]{1,8}){1,5})");
    private static final List<String> SEPARATORS = List.of(",", ";", "+", "I", "&", "ORAZ", "AND");
    private static final int MOST_SPACES = 2;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    static List<NumberList> in(String text) {
        if (!anySeparated(text)) {
            return List.of();
        }
        List<NumberList> lists = new ArrayList<>();
        Matcher matcher = LIST.matcher(text);
        while (matcher.find()) {
            List<String> keys = new ArrayList<>();
            Matcher number = NUMBER.matcher(matcher.group(2));
            while (number.find()) {
                keys.add(DocumentNumber.key(matcher.group(1) + number.group() + matcher.group(3)));
            }
            lists.add(new NumberList(List.copyOf(keys)));
        }
        return lists;
    }

    /** Whether two numbers with a separator between them stand anywhere: every list has that, and looking is much cheaper. */
    static boolean anySeparated(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isDigit(text, at)) {
                int separator = afterSpaces(text, at + 1);
                for (String each : SEPARATORS) {
                    if (text.startsWith(each, separator)
                            && isDigit(text, afterSpaces(text, separator + each.length()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int afterSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + MOST_SPACES && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
